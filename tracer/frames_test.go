package tracer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/tracer"
)

func TestStackOfATaskIsRebuilt(t *testing.T) {
	var rec tracer.Recorder
	var syms tracer.Symbols
	rec.Begin(&syms)
	s := syms.Intern
	frame := func(n uint32) tracer.Ref { return tracer.MakeRef(tracer.FrameRef, n) }
	at := func(line uint32) tracer.Pos { return tracer.Pos{Line: line, EndLine: line} }
	for _, ev := range []tracer.Event{
		{Kind: tracer.Line, Obj: frame(1), Name: s("<module>"), Pos: at(9)},
		{Kind: tracer.Local, Task: 1, Obj: frame(2), Name: s("n"), Text: s("1")},
		{Kind: tracer.Line, Task: 1, Obj: frame(2), Name: s("main"), Pos: at(5)},
		{Kind: tracer.Line, Task: 1, Obj: frame(3), Peer: frame(2), Name: s("leaf"), Pos: at(2)},
		{Kind: tracer.Local, Task: 1, Obj: frame(2), Name: s("n"), Text: s("2")},
		{Kind: tracer.FrameEnd, Task: 1, Obj: frame(3), Name: s("leaf"), Sub: tracer.WhyDone},
		{Kind: tracer.Local, Task: 1, Obj: frame(2), Name: s("n")},
		{Kind: tracer.FrameEnd, Task: 1, Obj: frame(2), Name: s("main"), Sub: tracer.WhyDone},
		{Kind: tracer.LinesOmitted, Sub: tracer.OmitRest},
	} {
		rec.Emit(&ev)
	}
	states := tracer.NewStates(&rec)
	for seq, want := range map[int]string{
		0: "<module>:9 | ",
		2: "<module>:9 | main:5 n=1",
		3: "<module>:9 | leaf:2; main:5 n=1",
		4: "<module>:9 | leaf:2; main:5 n=2",
		5: "<module>:9 | main:5 n=2",
		6: "<module>:9 | main:5",
		7: "<module>:9 | ",
		8: " | ",
	} {
		state := states.At(seq)
		if got := stackText(&rec, state.Stack(0)) + " | " + stackText(&rec, state.Stack(1)); got != want {
			t.Errorf("as of event %d: %s, want %s", seq, got, want)
		}
	}
}

func stackText(rec *tracer.Recorder, stack []tracer.CallFrame) string {
	var frames []string
	for _, f := range stack {
		text := fmt.Sprintf("%s:%d", rec.Text(f.Name), f.Pos.Line)
		for _, v := range f.Vars {
			text += fmt.Sprintf(" %s=%s", rec.Text(v.Name), rec.Text(v.Text))
		}
		frames = append(frames, text)
	}
	return strings.Join(frames, "; ")
}
