package tracer_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/tracer"
)

// script is a small run, written by hand: main sleeps for half a second while a
// child puts an item into a queue and raises.
func script(sink tracer.Sink) {
	var syms tracer.Symbols
	sink.Begin(&syms)
	s := syms.Intern
	main, child := tracer.MakeRef(tracer.TaskRef, 1), tracer.MakeRef(tracer.TaskRef, 2)
	queue, fut := tracer.MakeRef(tracer.ResourceRef, 1), tracer.MakeRef(tracer.FutureRef, 1)
	actor := tracer.MakeRef(tracer.ActorRef, 1)
	h := func(n uint32) tracer.Ref { return tracer.MakeRef(tracer.HandleRef, n) }
	place := tracer.Pos{Line: 3, EndLine: 3, Col: 4, EndCol: 24, File: s("main.py")}
	const half = 500_000_000
	for _, ev := range []tracer.Event{
		{Kind: tracer.RunBegin, Name: s("main.py")},
		{Kind: tracer.TaskCreated, Obj: main, Name: s("Task-1"), Text: s("main")},
		{Kind: tracer.HandleScheduled, Obj: h(1), Peer: main, Sub: tracer.CauseStep, Name: s("Task.__step")},
		{Kind: tracer.TurnBegin, Turn: 1, Value: 1},
		{Kind: tracer.HandleRun, Turn: 1, Obj: h(1)},
		{Kind: tracer.StepBegin, Turn: 1, Task: 1, Obj: main},
		{Kind: tracer.ResourceCreated, Turn: 1, Task: 1, Obj: queue, Name: s("q"), Text: s("Queue"), Value: 5},
		{Kind: tracer.TaskCreated, Turn: 1, Task: 1, Obj: child, Peer: main, Name: s("任务"), Text: s("main.<locals>.child")},
		{Kind: tracer.HandleScheduled, Turn: 1, Task: 1, Obj: h(2), Peer: child, Sub: tracer.CauseStep, Name: s("Task.__step")},
		{Kind: tracer.FutureCreated, Turn: 1, Task: 1, Obj: fut, Name: s("sleep(0.5)")},
		{Kind: tracer.TimerArmed, Turn: 1, Task: 1, Obj: h(3), Peer: fut, Value: half, Name: s("set_result")},
		{Kind: tracer.CallbackAdded, Turn: 1, Task: 1, Obj: fut, Peer: main, Name: s("Task.__wakeup")},
		{Kind: tracer.Frame, Turn: 1, Task: 1, Obj: main, Name: s("main"), Pos: place},
		{Kind: tracer.StepEnd, Turn: 1, Task: 1, Obj: main, Peer: fut, Sub: tracer.WhySuspended, Name: s("sleep(0.5)"), Pos: place},
		{Kind: tracer.HandleRun, Turn: 2, Obj: h(2)},
		{Kind: tracer.StepBegin, Turn: 2, Task: 2, Obj: child},
		{Kind: tracer.TaskNamed, Turn: 2, Task: 2, Obj: child, Name: s("child")},
		{Kind: tracer.ResourceOp, Turn: 2, Task: 2, Obj: queue, Peer: child, Sub: tracer.OpPut, Value: 1, Text: s("'x'")},
		{Kind: tracer.Output, Turn: 2, Task: 2, Sub: tracer.Stdout, Text: s("say \"hi\"\\\x01\n"), Pos: place},
		{Kind: tracer.StepEnd, Turn: 2, Task: 2, Obj: child, Sub: tracer.WhyRaised},
		{Kind: tracer.TaskDone, Turn: 2, Task: 2, Obj: child, Sub: tracer.WhyRaised, Text: s("ValueError('no')")},
		{Kind: tracer.ActorCreated, Turn: 2, Obj: actor, Name: s("thread-1"), Sub: tracer.ActorThread},
		{Kind: tracer.ActorBusy, Turn: 2, Obj: actor, Name: s("work"), Peer: fut},
		{Kind: tracer.ExternalDone, Time: 50_000, Turn: 2, Obj: actor, Sub: tracer.ActorThread},
		{Kind: tracer.ActorIdle, Time: 50_000, Turn: 2, Obj: actor},
		{Kind: tracer.HandleScheduled, Time: half, Turn: 3, Obj: h(3), Sub: tracer.CauseTimer, Name: s("set_result")},
		{Kind: tracer.HandleRun, Time: half, Turn: 3, Obj: h(3)},
		{Kind: tracer.TimerFired, Time: half, Turn: 3, Obj: h(3), Value: half, Name: s("set_result")},
		{Kind: tracer.FutureDone, Time: half, Turn: 3, Obj: fut, Sub: tracer.WhyDone, Text: s("None")},
		{Kind: tracer.HandleScheduled, Time: half, Turn: 3, Obj: h(4), Peer: main, Sub: tracer.CauseWakeup, Name: s("Task.__wakeup")},
		{Kind: tracer.HandleEnd, Time: half, Turn: 3, Obj: h(3)},
		{Kind: tracer.HandleRun, Time: half, Turn: 4, Obj: h(4)},
		{Kind: tracer.StepBegin, Time: half, Turn: 4, Task: 1, Obj: main, Peer: fut, Pos: place},
		{Kind: tracer.StepEnd, Time: half, Turn: 4, Task: 1, Obj: main, Sub: tracer.WhyDone},
		{Kind: tracer.TaskDone, Time: half, Turn: 4, Task: 1, Obj: main, Sub: tracer.WhyDone, Text: s("None")},
		{Kind: tracer.RunEnd, Time: half, Sub: tracer.EndCancelled, Value: 130},
	} {
		sink.Emit(&ev)
	}
}

func TestStepsAreSpeltAsPythonSpellsThem(t *testing.T) {
	const want = `{"t": 0.0, "kind": "task_created", "task": "Task-1", "id": 1, "coro": "main", "parent": null}
{"t": 0.0, "kind": "step_begin", "task": "Task-1", "id": 1}
{"t": 0.0, "kind": "task_created", "task": "任务", "id": 2, "coro": "main.<locals>.child", "parent": "Task-1"}
{"t": 0.0, "kind": "step_end", "task": "Task-1", "id": 1, "why": "suspended"}
{"t": 0.0, "kind": "step_begin", "task": "任务", "id": 2}
{"t": 0.0, "kind": "step_end", "task": "child", "id": 2, "why": "raised"}
{"t": 0.0, "kind": "task_done", "task": "child", "id": 2, "why": "raised"}
{"t": 5e-05, "kind": "external_done", "what": "thread"}
{"t": 0.5, "kind": "timer_fired", "when": 0.5, "cb": "set_result"}
{"t": 0.5, "kind": "step_begin", "task": "Task-1", "id": 1}
{"t": 0.5, "kind": "step_end", "task": "Task-1", "id": 1, "why": "done"}
{"t": 0.5, "kind": "task_done", "task": "Task-1", "id": 1, "why": "done"}
`
	var out bytes.Buffer
	w := tracer.NewStepsWriter(&out)
	script(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	if out.String() != want {
		t.Errorf("the steps are\n%s\nwant\n%s", out.String(), want)
	}
}

func ndjson(t *testing.T, header tracer.Header, run func(tracer.Sink)) string {
	t.Helper()
	var out bytes.Buffer
	w := tracer.NewNDJSONWriter(&out, header)
	run(w)
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestNDJSONIsReadable(t *testing.T) {
	text := ndjson(t, tracer.Header{Program: "main.py", Python: "3.14", Seed: 7}, script)
	for _, want := range []string{
		`{"schema":1,"program":"main.py","python":"3.14","seed":7}` + "\n" + `{"seq":0,"t":0.0,"kind":"run_begin","name":"main.py"}`,
		`{"seq":13,"t":0.0,"turn":1,"kind":"step_end","sub":"suspended","task":1,"obj":"task:1","peer":"future:1","name":"sleep(0.5)","file":"main.py","line":3,"col":4,"endLine":3,"endCol":24}`,
		`"text":"say \"hi\"\\\u0001\n"`,
		`{"seq":24,"t":0.00005,"turn":2,"kind":"actor_idle","obj":"actor:1"}`,
		`{"seq":35,"t":0.5,"kind":"run_end","sub":"cancelled","value":130}`,
	} {
		if !strings.Contains(text, want+"\n") && !strings.Contains(text, want+",") {
			t.Errorf("the trace lacks %s", want)
		}
	}
	if t.Failed() {
		t.Log(text)
	}
}

func TestNDJSONRoundTrip(t *testing.T) {
	header := tracer.Header{Schema: tracer.Version, Program: "main.py", Python: "3.14", Seed: 7}
	for name, run := range map[string]func(tracer.Sink){
		"script": script,
		"long":   func(s tracer.Sink) { sample(s, 5000) },
	} {
		t.Run(name, func(t *testing.T) {
			text := ndjson(t, header, run)
			gotHeader, rec, err := tracer.ReadNDJSON(strings.NewReader(text))
			if err != nil {
				t.Fatal(err)
			}
			if gotHeader != header {
				t.Errorf("the header is %+v, want %+v", gotHeader, header)
			}
			if again := ndjson(t, gotHeader, rec.Replay); again != text {
				t.Error("what was read does not give the same text")
			}
		})
	}
}

func TestMalformedNDJSONIsRefused(t *testing.T) {
	const header = `{"schema":1,"program":"p","python":"3.14","seed":0}` + "\n"
	tests := []struct{ name, text, err string }{
		{"empty", "", "line 1: the file is empty"},
		{"no header", `{"seq":0,"t":0.0,"kind":"run_begin"}`, "line 1: the header is not understood"},
		{"later schema", `{"schema":99}`, "line 1: the schema is 99; this program reads 1"},
		{"not JSON", header + "hello", "line 2: invalid character"},
		{"gap", header + `{"seq":1,"t":0.0,"kind":"run_begin"}`, "line 2: want event number (seq) 0"},
		{"no seq", header + `{"t":0.0,"kind":"run_begin"}`, "line 2: want event number (seq) 0"},
		{"unknown kind", header + `{"seq":0,"t":0.0,"kind":"hop"}`, `line 2: unknown kind "hop"`},
		{"unknown field", header + `{"seq":0,"t":0.0,"kind":"line","x":1}`, `line 2: json: unknown field "x"`},
		{"foreign sub", header + `{"seq":0,"t":0.0,"kind":"run_end","sub":"put"}`, `line 2: run_end has no sub "put"`},
		{"bad ref", header + `{"seq":0,"t":0.0,"kind":"line","obj":"cat:1"}`, `line 2: "cat:1" is not a reference`},
		{"bad time", header + `{"seq":0,"t":1e3,"kind":"line"}`, `line 2: t is "1e3"`},
		{"no time", header + `{"seq":0,"kind":"line"}`, `line 2: t is ""`},
		{"two objects", header + `{"seq":0,"t":0.0,"kind":"line"}{}`, "line 2: there is more on the line"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			_, _, err := tracer.ReadNDJSON(strings.NewReader(test.text))
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("the error is %v, want one with %q", err, test.err)
			}
		})
	}
}

type brokenWriter struct{}

var errBroken = errors.New("disk full")

func (brokenWriter) Write([]byte) (int, error) { return 0, errBroken }

func TestWritersReportWriteErrors(t *testing.T) {
	steps := tracer.NewStepsWriter(brokenWriter{})
	script(steps)
	if err := steps.Flush(); !errors.Is(err, errBroken) {
		t.Errorf("StepsWriter.Flush gives %v", err)
	}
	full := tracer.NewNDJSONWriter(brokenWriter{}, tracer.Header{})
	sample(full, 5000)
	if err := full.Flush(); !errors.Is(err, errBroken) {
		t.Errorf("NDJSONWriter.Flush gives %v", err)
	}
}

func TestEveryKindHasAName(t *testing.T) {
	seen := map[string]bool{}
	for k := tracer.RunBegin; k <= tracer.Warning; k++ {
		name := k.String()
		if name == "" || seen[name] || strings.HasPrefix(name, "Kind(") {
			t.Errorf("kind %d is called %q", k, name)
		}
		seen[name] = true
	}
}

func BenchmarkNDJSON(b *testing.B) {
	r := recorded(1 << 14)
	for b.Loop() {
		w := tracer.NewNDJSONWriter(discard{}, tracer.Header{})
		r.Replay(w)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*r.Len()), "ns/event")
}

type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }
