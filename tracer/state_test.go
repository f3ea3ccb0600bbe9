package tracer_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/asyncio-playground/playground/tracer"
)

var statusNames = []string{"new", "ready", "running", "suspended", "returned", "raised", "cancelled"}

// describe says in one line what a test wants to know of a State.
func describe(rec *tracer.Recorder, s *tracer.State) string {
	var b strings.Builder
	fmt.Fprintf(&b, "t=%v turn=%d console=%d", float64(s.Time)/1e9, s.Turn, s.Console)
	for _, t := range s.Tasks {
		fmt.Fprintf(&b, " | %s %s", rec.Text(t.Name), statusNames[t.Status])
		for _, f := range t.Chain {
			fmt.Fprintf(&b, " %s>", rec.Text(f.Name))
		}
		if t.AwaitName != 0 {
			fmt.Fprintf(&b, " %s", rec.Text(t.AwaitName))
		}
		if t.Result != 0 {
			fmt.Fprintf(&b, " = %s", rec.Text(t.Result))
		}
	}
	for _, r := range s.Ready {
		fmt.Fprintf(&b, " | ready %v", r.Handle)
	}
	for _, t := range s.Timers {
		fmt.Fprintf(&b, " | timer %v at %v", t.Handle, float64(t.When)/1e9)
	}
	for ref, f := range s.Futures {
		fmt.Fprintf(&b, " | %v wakes %v", ref, f.Waiters)
	}
	for _, r := range s.Resources {
		fmt.Fprintf(&b, " | %s %d/%d", rec.Text(r.Name), r.Level, r.Capacity)
	}
	for _, a := range s.Actors {
		fmt.Fprintf(&b, " | %s %s", rec.Text(a.Name), rec.Text(a.Does))
	}
	return b.String()
}

func TestStateIsRebuiltFromTheTrace(t *testing.T) {
	var rec tracer.Recorder
	script(&rec)
	states := tracer.NewStates(&rec)
	tests := []struct {
		seq  int
		want string
	}{
		{-1, "t=0 turn=0 console=0"},
		{1, "t=0 turn=0 console=0 | Task-1 new"},
		{2, "t=0 turn=0 console=0 | Task-1 ready | ready handle:1"},
		{5, "t=0 turn=1 console=0 | Task-1 running"},
		{13, "t=0 turn=1 console=0 | Task-1 suspended main> sleep(0.5) | 任务 ready | ready handle:2 | timer handle:3 at 0.5 | future:1 wakes [task:1] | q 0/5"},
		{18, "t=0 turn=2 console=1 | Task-1 suspended main> sleep(0.5) | child running | timer handle:3 at 0.5 | future:1 wakes [task:1] | q 1/5"},
		{22, "t=0 turn=2 console=1 | Task-1 suspended main> sleep(0.5) | child raised = ValueError('no') | timer handle:3 at 0.5 | future:1 wakes [task:1] | q 1/5 | thread-1 work"},
		{25, "t=0.5 turn=3 console=1 | Task-1 suspended main> sleep(0.5) | child raised = ValueError('no') | ready handle:3 | future:1 wakes [task:1] | q 1/5 | thread-1 "},
		{29, "t=0.5 turn=3 console=1 | Task-1 ready main> sleep(0.5) | child raised = ValueError('no') | ready handle:4 | q 1/5 | thread-1 "},
		{34, "t=0.5 turn=4 console=1 | Task-1 returned = None | child raised = ValueError('no') | q 1/5 | thread-1 "},
	}
	for _, test := range tests {
		if got := describe(&rec, states.At(test.seq)); got != test.want {
			t.Errorf("as of event %d:\n got %s\nwant %s", test.seq, got, test.want)
		}
	}
}

func TestResourceKeepsHoldersAndWaiters(t *testing.T) {
	task := func(n uint32) tracer.Ref { return tracer.MakeRef(tracer.TaskRef, n) }
	lock := tracer.MakeRef(tracer.ResourceRef, 1)
	var rec tracer.Recorder
	rec.Begin(new(tracer.Symbols))
	op := func(sub tracer.Sub, n uint32, value int64) {
		rec.Emit(&tracer.Event{Kind: tracer.ResourceOp, Obj: lock, Peer: task(n), Sub: sub, Value: value})
	}
	rec.Emit(&tracer.Event{Kind: tracer.ResourceCreated, Obj: lock, Value: 1})
	op(tracer.OpAcquire, 1, 1)
	op(tracer.OpWait, 2, 0)
	op(tracer.OpWait, 3, 0)
	op(tracer.OpLeave, 2, 0)
	op(tracer.OpRelease, 1, 0)
	op(tracer.OpAcquire, 3, 1)
	want := []string{"[] []", "[task:1] []", "[task:1] [task:2]", "[task:1] [task:2 task:3]", "[task:1] [task:3]", "[] [task:3]", "[task:3] []"}
	states := tracer.NewStates(&rec)
	for seq, want := range want {
		r := states.At(seq).Resources[0]
		if got := fmt.Sprint(r.Holders, r.Waiters); got != want {
			t.Errorf("as of event %d: %s, want %s", seq, got, want)
		}
	}
}

// Keyframes must not show: a State is the same however it was reached.
func TestSeekingEqualsReplaying(t *testing.T) {
	rec := recorded(30_000)
	jumping := tracer.NewStates(rec)
	rng := rand.New(rand.NewPCG(3, 4))
	for range 50 {
		seq := rng.IntN(rec.Len())
		got, want := describe(rec, jumping.At(seq)), describe(rec, tracer.NewStates(rec).At(seq))
		if got != want {
			t.Fatalf("as of event %d:\n got %s\nwant %s", seq, got, want)
		}
	}
}

func BenchmarkSeekInAMillionEvents(b *testing.B) {
	rec := recorded(1 << 20)
	states := tracer.NewStates(rec)
	states.At(rec.Len() - 1)
	rng := rand.New(rand.NewPCG(5, 6))
	for b.Loop() {
		states.At(rng.IntN(rec.Len()))
	}
}
