package parity

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// Simulate executes a program under the simulator. That the simulator panics is
// an error like others, so that one program does not take the rest with it.
func Simulate(ctx context.Context, program string) (out Outcome, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("the simulator panicked: %v\n%s", r, debug.Stack())
		}
	}()
	src, err := os.ReadFile(program)
	if err != nil {
		return Outcome{}, err
	}
	prog, err := sim.Compile(filepath.Base(program), string(src))
	if syntax := (*sim.SyntaxError)(nil); errors.As(err, &syntax) {
		return Outcome{Status: 1, Error: lastLine(syntax.Text)}, nil
	} else if err != nil {
		return Outcome{}, err
	}
	var stdout, stderr, steps bytes.Buffer
	sink := tracer.NewStepsWriter(&steps)
	res, err := sim.Run(ctx, prog, sim.Config{Trace: sink, Stdout: &stdout, Stderr: &stderr})
	if err != nil {
		return Outcome{}, err
	}
	if err := sink.Flush(); err != nil {
		return Outcome{}, err
	}
	out = Outcome{Stdout: stdout.String(), Status: res.Status, Steps: steps.String()}
	if out.Status != 0 {
		out.Error = lastLine(stderr.String())
	}
	return out, nil
}
