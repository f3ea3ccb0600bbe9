package verify

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// An Outcome is what a run showed to the outside.
type Outcome struct {
	Stdout string
	Error  string // the last line of stderr if Status is not 0: "ValueError: x"
	Status int
	Steps  []Step
}

// Simulate runs a program under the simulator, behaving as a version of Python
// ("" for the newest). That the simulator panics is an error like others, so
// that one program does not take the rest with it.
func Simulate(ctx context.Context, program, version string) (out Outcome, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the simulator panicked: %v\n%s", r, debug.Stack())
		}
	}()
	src, err := os.ReadFile(program)
	if err != nil {
		return Outcome{}, err
	}
	name, err := filepath.Abs(program)
	if err != nil {
		return Outcome{}, err
	}
	prog, err := sim.Compile(name, string(src))
	if syntax := (*sim.SyntaxError)(nil); errors.As(err, &syntax) {
		return Outcome{Status: 1, Error: lastLine(syntax.Text)}, nil
	} else if err != nil {
		return Outcome{}, err
	}
	var stdout, stderr bytes.Buffer
	var steps stepSink
	config := sim.Config{Args: []string{program}, Python: version, Trace: &steps, Stdout: &stdout, Stderr: &stderr}
	res, err := sim.Run(ctx, prog, config)
	if err != nil {
		return Outcome{}, err
	}
	if res.End == tracer.EndCancelled {
		return Outcome{}, fmt.Errorf("under the simulator: %w", context.Cause(ctx))
	}
	return outcome(stdout.String(), stderr.String(), res.Status, steps.steps), nil
}

// A Recorder runs programs under a real Python: a recorder.Python, or a
// recorder.Pool where there are many.
type Recorder interface {
	Record(ctx context.Context, config recorder.Config) (status int, err error)
}

// CPython runs a program under a real Python, in virtual time and in the folder
// dir ("" for the present one, to which program is relative otherwise, too).
func CPython(ctx context.Context, real Recorder, program, dir string) (Outcome, error) {
	own, err := os.MkdirTemp("", "playground-verify")
	if err != nil {
		return Outcome{}, err
	}
	defer os.RemoveAll(own)
	trace := filepath.Join(own, "trace")
	var stdout, stderr bytes.Buffer
	status, err := real.Record(ctx, recorder.Config{
		Program: program, Virtual: true, Trace: trace, Dir: dir, Stdout: &stdout, Stderr: &stderr,
	})
	switch {
	case ctx.Err() != nil:
		return Outcome{}, fmt.Errorf("under CPython: %w", context.Cause(ctx))
	case err != nil:
		return Outcome{}, err
	}
	steps, err := stepsOf(trace)
	if err != nil {
		return Outcome{}, fmt.Errorf("under CPython: %w", err)
	}
	return outcome(stdout.String(), stderr.String(), status, steps), nil
}

func outcome(stdout, stderr string, status int, steps []Step) Outcome {
	out := Outcome{Stdout: stdout, Status: status, Steps: steps}
	if status != 0 {
		out.Error = lastLine(stderr)
	}
	return out
}

func stepsOf(trace string) ([]Step, error) {
	events, err := readTrace(trace)
	if err != nil {
		return nil, err
	}
	var steps stepSink
	events.Replay(&steps)
	return steps.steps, nil
}

func readTrace(path string) (*tracer.Recorder, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	_, events, err := tracer.ReadNDJSON(file)
	return events, err
}

// lastLine gives the last line of text that is not empty.
func lastLine(text string) string {
	lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
	return lines[len(lines)-1]
}

// A Step is one event of the steps projection.
type Step struct {
	Text string // as tracer.StepsWriter has it, without what is for reading only
	Line uint32 // of the program, 0 if there is none
}

// ParseSteps reads steps as tracer.StepsWriter writes them.
func ParseSteps(text string) []Step {
	var steps []Step
	for line := range strings.Lines(text) {
		steps = append(steps, Step{Text: comparable(line)})
	}
	return steps
}

// stepSink keeps the steps of a trace.
type stepSink struct {
	buf    bytes.Buffer
	writer *tracer.StepsWriter
	steps  []Step
}

func (s *stepSink) Begin(syms *tracer.Symbols) {
	s.writer = tracer.NewStepsWriter(&s.buf)
	s.writer.Begin(syms)
}

func (s *stepSink) Emit(ev *tracer.Event) {
	s.writer.Emit(ev)
	_ = s.writer.Flush() // into memory
	if s.buf.Len() == 0 {
		return
	}
	s.steps = append(s.steps, Step{comparable(s.buf.String()), ev.Pos.Line})
	s.buf.Reset()
}

// comparable leaves out of a step what is for reading only: a timer's
// callback, the last field of its line.
func comparable(step string) string {
	step = strings.TrimSuffix(step, "\n")
	if at := strings.Index(step, `, "cb": `); at >= 0 {
		return step[:at] + "}"
	}
	return step
}
