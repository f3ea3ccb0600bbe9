package web_test

import (
	"strings"
	"testing"
	"time"

	"github.com/asyncio-playground/playground/lessons"
	"github.com/asyncio-playground/playground/sim"
	"github.com/asyncio-playground/playground/tracer"
	"github.com/asyncio-playground/playground/web"
)

// simulate connects a client to a server with the real simulator.
func simulate(t testing.TB, change func(*web.Limits)) *client {
	t.Helper()
	c := config(t)
	limits := web.DefaultLimits
	if change != nil {
		change(&limits)
	}
	c.Limits, c.Engine, c.Python = &limits, web.Simulator(limits), sim.DefaultPython
	_, ts := serve(t, c)
	return dial(t, ts)
}

// outputs joins what a trace's program wrote to one stream.
func outputs(trace *tracer.Recorder, stream tracer.Sub) string {
	var b strings.Builder
	for _, ev := range trace.All() {
		if ev.Kind == tracer.Output && ev.Sub == stream {
			b.WriteString(trace.Text(ev.Text))
		}
	}
	return b.String()
}

func TestEveryBuiltinLessonRuns(t *testing.T) {
	catalogue, err := lessons.Load(lessons.Builtin)
	if err != nil {
		t.Fatal(err)
	}
	page := simulate(t, nil)
	id := 0
	for _, language := range lessons.Languages {
		for _, lesson := range catalogue.List(language) {
			id++
			page.run(id, lesson.Program)
			page.expect("started")
			if m := page.expect("finished"); m["end"] != "normal" || m["events"] != float64(page.trace.Len()) {
				t.Errorf("%s/%s: %v after %d events; stderr: %s", language, lesson.Slug, m, page.trace.Len(), outputs(page.trace, tracer.Stderr))
			}
			if outputs(page.trace, tracer.Stdout) == "" {
				t.Errorf("%s/%s prints nothing", language, lesson.Slug)
			}
		}
	}
}

func TestARunHasTheWorldAskedFor(t *testing.T) {
	page := simulate(t, nil)
	page.trace = &tracer.Recorder{}
	page.send(`{"type": "run", "id": 1, "source": "import requests\nprint(requests.get('http://api.test/').text)",
		"options": {"world": {"network": {"latency": "2s", "hosts": {"api.test": {"routes": {"/": {"text": "hello"}}}}}}}}`)
	page.expect("started")
	page.expect("finished")
	if got := outputs(page.trace, tracer.Stdout); got != "hello\n" {
		t.Errorf("the program prints %q; stderr: %s", got, outputs(page.trace, tracer.Stderr))
	}
}

func TestBadProgramsEndWithAnExplanation(t *testing.T) {
	page := simulate(t, func(l *web.Limits) {
		l.Instructions, l.OutputBytes, l.Events = 3_000_000, 10_000, 20_000
	})
	tests := []struct{ name, source, end, stderr string }{
		{"an exception", "1/0", "error", "ZeroDivisionError: division by zero"},
		{"a loop without end", "while True: pass", "limit", "loop without end"},
		{"a flood of output", "while True: print('x' * 100)", "limit", "it wrote more than"},
		{"recursion without end", "def f(): f()\nf()", "error", "RecursionError"},
		{"a trace without end", "import asyncio\nasync def f():\n    while True: await asyncio.sleep(0)\nasyncio.run(f())", "limit", "events"},
		{"a deadlock", "import asyncio\nasync def f(): await asyncio.Event().wait()\nasyncio.run(f())", "deadlock", ""},
		{"an exit", "import sys; sys.exit(3)", "exit", ""},
	}
	for id, test := range tests {
		page.run(id, test.source)
		page.expect("started")
		m := page.expect("finished")
		if text := outputs(page.trace, tracer.Stderr); m["end"] != test.end || !strings.Contains(text, test.stderr) {
			t.Errorf("%s: %v; stderr: %s", test.name, m, text)
		}
	}
}

func TestASyntaxErrorHasItsPlace(t *testing.T) {
	page := simulate(t, nil)
	page.run(1, "x = 1\nprint(x\n")
	e := page.expect("rejected")["error"].(map[string]any)
	if e["kind"] != "SyntaxError" || e["message"] != "'(' was never closed" || e["line"] != 2.0 || e["col"] != 5.0 || !strings.Contains(e["text"].(string), "line 2") {
		t.Errorf("the error is %v", e)
	}
}

func TestARunIsCancelledAtOnce(t *testing.T) {
	page := simulate(t, func(l *web.Limits) { l.Instructions, l.WallClock = -1, time.Minute })
	page.run(1, "while True: pass")
	page.expect("started")
	page.send(`{"type":"cancel","id":1}`)
	page.expectFields("finished", map[string]any{"end": "cancelled", "status": 130.0})
}

func TestTheWallClockEndsARun(t *testing.T) {
	page := simulate(t, func(l *web.Limits) { l.Instructions, l.WallClock = -1, 50*time.Millisecond })
	page.run(1, "while True: pass")
	page.expect("started")
	page.expectFields("finished", map[string]any{"end": "limit"})
}
