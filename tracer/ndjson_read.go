package tracer

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// maxLine is the longest line that ReadNDJSON takes: a print of a whole run's
// output, with room to spare.
const maxLine = 64 << 20

// ReadNDJSON reads a trace that an NDJSONWriter wrote. It is strict: an unknown
// field or kind, a gap in the numbering or a missing header is an error that
// names the line.
func ReadNDJSON(r io.Reader) (Header, *Recorder, error) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	var header Header
	rec := &Recorder{}
	rec.Begin(new(Symbols))
	n := 0
	for lines.Scan() {
		n++
		err := readLine(lines.Bytes(), n, &header, rec)
		if err != nil {
			return Header{}, nil, fmt.Errorf("trace, line %d: %w", n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return Header{}, nil, fmt.Errorf("trace, line %d: %w", n+1, err)
	}
	if n == 0 {
		return Header{}, nil, errors.New("trace, line 1: the file is empty; want the header")
	}
	return header, rec, nil
}

func readLine(line []byte, n int, header *Header, rec *Recorder) error {
	if n == 1 {
		return readHeader(line, header)
	}
	return readEvent(line, rec)
}

func readHeader(line []byte, header *Header) error {
	if err := strictJSON(line, header); err != nil {
		return fmt.Errorf("the header is not understood: %w", err)
	}
	if header.Schema != Version {
		return fmt.Errorf("the schema is %d; this program reads %d", header.Schema, Version)
	}
	return nil
}

// jsonEvent is an event as the NDJSON form has it.
type jsonEvent struct {
	Seq     *int        `json:"seq"`
	T       json.Number `json:"t"`
	Turn    uint32      `json:"turn"`
	Kind    string      `json:"kind"`
	Sub     string      `json:"sub"`
	Task    uint32      `json:"task"`
	Obj     string      `json:"obj"`
	Peer    string      `json:"peer"`
	Name    string      `json:"name"`
	Text    string      `json:"text"`
	Value   int64       `json:"value"`
	File    string      `json:"file"`
	Line    uint32      `json:"line"`
	Col     uint16      `json:"col"`
	EndLine uint32      `json:"endLine"`
	EndCol  uint16      `json:"endCol"`
}

func readEvent(line []byte, rec *Recorder) error {
	var j jsonEvent
	if err := strictJSON(line, &j); err != nil {
		return err
	}
	if j.Seq == nil || *j.Seq != rec.Len() {
		return fmt.Errorf("want event number (seq) %d", rec.Len())
	}
	ev, err := j.event(rec.syms)
	if err != nil {
		return err
	}
	rec.Emit(&ev)
	return nil
}

func (j *jsonEvent) event(syms *Symbols) (Event, error) {
	kind, ok := kindsByName[j.Kind]
	if !ok {
		return Event{}, fmt.Errorf("unknown kind %q", j.Kind)
	}
	ev := Event{
		Kind: kind, Turn: j.Turn, Task: j.Task, Value: j.Value,
		Name: syms.Intern(j.Name), Text: syms.Intern(j.Text),
		Pos: Pos{Line: j.Line, Col: j.Col, EndLine: j.EndLine, EndCol: j.EndCol, File: syms.Intern(j.File)},
	}
	var errs [4]error
	ev.Time, errs[0] = parseSeconds(j.T.String())
	ev.Obj, errs[1] = parseRef(j.Obj)
	ev.Peer, errs[2] = parseRef(j.Peer)
	if j.Sub != "" {
		ev.Sub, errs[3] = parseSub(kind, j.Sub)
	}
	return ev, errors.Join(errs[:]...)
}

// strictJSON reads one JSON object that has no fields but v's.
func strictJSON(line []byte, v any) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		return err
	}
	if _, err := dec.Token(); err != io.EOF {
		return errors.New("there is more on the line than one object")
	}
	return nil
}

// parseSeconds reads what appendSeconds writes: ns as decimal seconds.
func parseSeconds(s string) (int64, error) {
	whole, frac, _ := strings.Cut(s, ".")
	if len(frac) <= 9 {
		ns, err := strconv.ParseInt(whole+frac+strings.Repeat("0", 9-len(frac)), 10, 64)
		if err == nil && whole != "" {
			return ns, nil
		}
	}
	return 0, fmt.Errorf("t is %q; want seconds such as 1.5, with at most nine decimals", s)
}
