package recorder

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/asyncio-playground/playground/tracer"
)

// finish ends the trace in a file whose program did not: it takes away a line
// that was not completed and adds the RunEnd that is missing.
func finish(path string, end tracer.Sub, status int) error {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return fmt.Errorf("the recorder wrote no trace: %w", err)
	}
	defer file.Close()
	last, size, err := lastLine(file)
	if err != nil {
		return fmt.Errorf("reading the trace: %w", err)
	}
	line, err := runEnd(last, end, status)
	if err != nil {
		return fmt.Errorf("the trace in %s is damaged: %w", path, err)
	}
	if err := file.Truncate(size); err != nil {
		return err
	}
	if _, err := file.WriteAt(line, size); err != nil {
		return err
	}
	return file.Close()
}

// runEnd is the line that must follow the last one of a trace; none if that is
// a RunEnd.
func runEnd(last []byte, end tracer.Sub, status int) ([]byte, error) {
	var event struct {
		Schema int         `json:"schema"` // of a header
		Seq    int         `json:"seq"`
		T      json.Number `json:"t"`
		Kind   string      `json:"kind"`
	}
	if err := json.Unmarshal(last, &event); err != nil {
		return nil, err
	}
	switch {
	case event.Kind == tracer.RunEnd.String():
		return nil, nil
	case event.Schema != 0: // and so there is no event yet
		event.Seq, event.T = -1, "0.0"
	}
	text := fmt.Sprintf(`{"seq": %d, "t": %s, "kind": %q, "sub": %q`, event.Seq+1, event.T, tracer.RunEnd, end)
	if status != 0 {
		text += fmt.Sprintf(`, "value": %d`, status)
	}
	return []byte(text + "}\n"), nil
}

// tailSize is how much of a file's end is read at first to find its last line.
const tailSize = 64 << 10

// lastLine gives the last complete line of a file and the size up to its end.
func lastLine(file *os.File) (line []byte, size int64, err error) {
	info, err := file.Stat()
	if err != nil {
		return nil, 0, err
	}
	for n := int64(tailSize); ; n *= 2 {
		start := max(info.Size()-n, 0)
		tail := make([]byte, info.Size()-start)
		if _, err := file.ReadAt(tail, start); err != nil && err != io.EOF {
			return nil, 0, err
		}
		complete := tail[:bytes.LastIndexByte(tail, '\n')+1]
		body := bytes.TrimSuffix(complete, []byte("\n"))
		before := bytes.LastIndexByte(body, '\n')
		switch {
		case before >= 0 || start == 0 && len(body) > 0:
			return body[before+1:], start + int64(len(complete)), nil
		case start == 0:
			return nil, 0, errors.New("it is empty")
		}
	}
}
