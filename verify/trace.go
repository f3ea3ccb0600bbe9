package verify

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/asyncio-playground/playground/recorder"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
)

// CompareTraces runs a program on both sides and gives the first event in which
// their traces differ, as far as the schema promises that they do not: texts
// that show values shortened are each side's own, and so is in how many pieces
// something is printed. Of warnings the simulator knows more. What is made
// outside the loop, in threads, is not compared so, nor is stderr.
func CompareTraces(ctx context.Context, real Recorder, program, dir string) (*Difference, error) {
	recorded, err := tracedByCPython(ctx, real, program, dir)
	if err != nil {
		return nil, err
	}
	simulated, err := tracedBySimulator(ctx, program)
	if err != nil {
		return nil, err
	}
	return part("trace, event", promised(simulated), promised(recorded)), nil
}

func tracedByCPython(ctx context.Context, real Recorder, program, dir string) (*tracer.Recorder, error) {
	own, err := os.MkdirTemp("", "playground-verify")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(own)
	trace := filepath.Join(own, "trace")
	if _, err := real.Record(ctx, recorder.Config{Program: program, Virtual: true, Trace: trace, Dir: dir}); err != nil {
		return nil, err
	}
	return readTrace(trace)
}

func tracedBySimulator(ctx context.Context, program string) (*tracer.Recorder, error) {
	source, err := os.ReadFile(program)
	if err != nil {
		return nil, err
	}
	prog, err := sim.Compile(program, string(source))
	if err != nil {
		return nil, err
	}
	trace := new(tracer.Recorder)
	_, err = sim.Run(ctx, prog, sim.Config{Args: []string{program}, Trace: trace})
	return trace, err
}

// promised gives what both sides must share of a trace, an event a line.
func promised(trace *tracer.Recorder) []Side {
	var sides []Side
	var last tracer.Event
	var printed strings.Builder // at one place
	stuck := false              // what a deadlock leaves to do, each side does by itself
	flush := func() {
		if printed.Len() > 0 {
			sides = append(sides, Side{fmt.Sprintf("%s %q", describeEvent(trace, &last), printed.String()), last.Pos.Line})
			printed.Reset()
		}
	}
	for _, ev := range trace.All() {
		stuck = stuck || ev.Kind == tracer.Warning && ev.Sub == tracer.WarnDeadlock
		if stuck && ev.Kind != tracer.RunEnd || ev.Kind == tracer.Warning || ev.Kind == tracer.Output && ev.Sub == tracer.Stderr {
			continue
		}
		if ev.Kind != tracer.Output || ev.Pos != last.Pos {
			flush()
		}
		last = *ev
		if ev.Kind == tracer.Output {
			printed.WriteString(trace.Text(ev.Text))
		} else {
			sides = append(sides, Side{describeEvent(trace, ev), ev.Pos.Line})
		}
	}
	flush()
	return sides
}

// describeEvent writes what is promised of an event.
func describeEvent(trace *tracer.Recorder, ev *tracer.Event) string {
	at := ev.Pos
	words := []string{
		fmt.Sprintf("t=%.9f turn=%d task=%d", float64(ev.Time)/1e9, ev.Turn, ev.Task), ev.Kind.String(), ev.Sub.String(),
		fmt.Sprintf("obj=%v peer=%v value=%d", ev.Obj, ev.Peer, ev.Value), trace.Text(ev.Name),
	}
	if !ownText(ev) {
		words = append(words, fmt.Sprintf("%q", trace.Text(ev.Text)))
	}
	words = append(words, fmt.Sprintf("%d:%d-%d:%d", at.Line, at.Col, at.EndLine, at.EndCol))
	return strings.Join(words, " ")
}

// ownText says whether each side words an event's text itself, or, as for
// output, whether it is dealt with elsewhere.
func ownText(ev *tracer.Event) bool {
	switch ev.Kind {
	case tracer.TaskDone, tracer.FutureDone, tracer.CancelRequested, tracer.ResourceOp, tracer.Output:
		return true
	}
	return false
}
