package sim

import (
	"fmt"
	"runtime"
	"runtime/metrics"
	"sync/atomic"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A heapGuard is the second of two things that hold a program to its memory
// budget. The first is the machine's own account, which counts what programs
// can size and measures what they hold when that is used up: it is exact where
// it matters, and stops a program at the same instruction in every run. The
// guard looks at Go's heap, every now and then, for what the account does not
// know: it has the collector run before garbage takes the process beyond the budget, and ends a
// run whose live memory has outgrown it.
//
// What the guard does depends on the heap of the process, so a run that it ends
// may end some instructions earlier or later the next time. Collecting garbage is
// nothing that a program can notice, and only a program whose live heap, measured
// after a collection, is beyond its budget is ended. With the usual limits the
// guard did neither, not once, in all the programs of the corpus, of testdata and of
// the tests of limits and signals (counted by printing where it acts, November 2026).
//
// What the heap holds beside a run that is not alone in the process cannot be
// told apart; then the guard keeps out of it.
type heapGuard struct {
	budget int64 // 0: none
	base   int64 // what the heap held when the run began
	live   int64 // what it held after the collector's last run on the guard's behalf
	sample [1]metrics.Sample
}

// heapSlack is what a run may cause the process to keep without holding it:
// modules of the library that are compiled once per process.
const heapSlack = 2 << 20

// eventSize is what an event of the trace may take where it is recorded.
const eventSize = 160

// running is the number of runs in the process.
var running atomic.Int32

func newHeapGuard(budget int64) *heapGuard {
	g := &heapGuard{budget: budget}
	g.sample[0].Name = "/memory/classes/heap/objects:bytes"
	g.base = g.used()
	return g
}

// used gives the bytes of the heap's objects, garbage included: one
// microsecond.
func (g *heapGuard) used() int64 {
	metrics.Read(g.sample[:])
	return int64(g.sample[0].Value.Uint64())
}

// check ends a run that has outgrown its budget, so many events having been traced.
func (g *heapGuard) check(events int64) error {
	// The sixteenth is what the collector needs beside the objects.
	most := g.base + g.budget - g.budget/16 + events*eventSize
	if g.budget <= 0 || g.used() <= max(most, g.live+heapSlack) || running.Load() != 1 {
		return nil
	}
	runtime.GC()
	if g.live = g.used(); g.live <= most+heapSlack {
		return nil
	}
	return &vm.LimitError{Limit: "memory", Message: fmt.Sprintf("the program was stopped: it holds more than %d MB", g.budget>>20)}
}

// collect frees garbage where otherwise n more bytes would bring the process
// near the budget: not again before there can be much new garbage.
func (g *heapGuard) collect(n int64) {
	if g.budget <= 0 {
		return
	}
	if wanted := g.used() + n; wanted > max(g.base+g.budget*3/4, g.live+g.budget/8) && running.Load() == 1 {
		runtime.GC()
		g.live = g.used()
	}
}
