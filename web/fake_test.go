package web_test

import (
	"context"
	"fmt"
	"strings"

	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
)

// fakeEngine runs a language of one command: what the tests want of a run.
//
//	events N   emit N events and end
//	one        emit one event and wait to be cancelled
//	forever    emit events until cancelled
//	wait       wait to be cancelled
//	print N    print a text of N bytes
//	panic      emit an event and panic
//	syntax     do not compile
//	option     refuse the options
//	boom       panic while compiling
type fakeEngine struct {
	emitted chan int // gets the number of events emitted when a run ends, if not nil
}

func (e fakeEngine) Compile(source web.Source) (web.Program, error) {
	switch source.Text {
	case "syntax":
		return nil, &web.ProgramError{Kind: "SyntaxError", Message: "invalid syntax", Line: 1, Col: 2, EndLine: 1, EndCol: 6,
			Text: "  File \"" + source.File + "\", line 1"}
	case "boom":
		panic("compiler")
	}
	return fakeProgram{e, source.Text}, nil
}

// Check finds one thing: how long the program is.
func (e fakeEngine) Check(source web.Source) []sim.Finding {
	return []sim.Finding{{Code: "length", Args: map[string]string{"file": source.File}, Line: 1, EndLine: 1, EndCol: len(source.Text)}}
}

func (e fakeEngine) Names(context.Context) ([]byte, error) { return []byte(`{"asyncio":[]}`), nil }

type fakeProgram struct {
	engine fakeEngine
	source string
}

func (p fakeProgram) Run(ctx context.Context, options web.Options, sink tracer.Sink) (web.Outcome, error) {
	if p.source == "option" {
		return web.Outcome{}, fmt.Errorf("there is no Python %s", options.Python)
	}
	r := fakeRun{sink: sink}
	sink.Begin(&r.syms)
	outcome := r.execute(ctx, p.source)
	r.emit(tracer.Event{Kind: tracer.RunEnd, Sub: outcome.End})
	if p.engine.emitted != nil {
		p.engine.emitted <- r.n
	}
	return outcome, nil
}

type fakeRun struct {
	sink tracer.Sink
	syms tracer.Symbols
	n    int
}

func (r *fakeRun) emit(ev tracer.Event) {
	ev.Time = int64(r.n) * 1000
	r.n++
	r.sink.Emit(&ev)
}

func (r *fakeRun) output(text string) {
	r.emit(tracer.Event{Kind: tracer.Output, Sub: tracer.Stdout, Text: r.syms.Add(text)})
}

func (r *fakeRun) execute(ctx context.Context, source string) web.Outcome {
	command, arg, _ := strings.Cut(source, " ")
	var n int
	fmt.Sscan(arg, &n)
	switch command {
	case "events":
		for i := range n - 1 {
			r.output(fmt.Sprint("line ", i))
		}
		return web.Outcome{End: tracer.EndNormal}
	case "print":
		r.output(strings.Repeat("x", n))
		return web.Outcome{End: tracer.EndExit, Status: 3}
	case "panic":
		r.output("last words")
		panic("virtual machine")
	case "forever":
		for ctx.Err() == nil {
			r.output("again")
		}
	case "one":
		r.output("one")
		<-ctx.Done()
	case "wait":
		<-ctx.Done()
	}
	return web.Outcome{End: tracer.EndCancelled, Status: 130}
}
