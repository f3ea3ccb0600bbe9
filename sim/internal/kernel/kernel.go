// Package kernel is the physics of a simulated run: a clock that jumps, a heap
// of what will happen outside the event loops, and threads that take turns. It
// knows nothing about Python.
//
// Time is counted in nanoseconds from the start of the run and moves only when
// every thread is blocked, or when the running one lets it pass: then it jumps
// to whatever comes next. Things that happen at the same instant happen in the
// order in which they were scheduled, except that the end of a Wait comes after
// everything else of that instant: an event loop sees the outside's completions
// before its own timers.
//
// Start reading with Kernel.Schedule and Thread.Wait.
package kernel

import (
	"errors"
	"math"
)

// Forever is a moment that never comes.
const Forever = math.MaxInt64

// ErrDeadlock says that the main thread waits and nothing is left that could
// ever wake it.
var ErrDeadlock = errors.New("nothing is left that could happen")

// ErrStopped is what a thread's blocking call returns when the run is over. The
// thread must return at once.
var ErrStopped = errors.New("the run is over")

// ErrKilled is the same in a thread that was killed while the run goes on.
var ErrKilled = errors.New("the thread was killed")

// A Kernel is the clock and the future of one run.
type Kernel struct {
	now     int64
	seq     uint64
	pending eventHeap
	idle    []func() error // see WhenIdle
	main    *Thread
	current *Thread
	threads []*Thread // that have not ended, in order of creation

	// Computed, if not nil, gives for how long the running thread has computed
	// since it was last asked. Without it computing takes no time.
	Computed func() int64

	// Jumped, if not nil, is told that the clock has moved since from, before
	// anything happens at the new time.
	Jumped func(from int64)
}

// New gives a kernel at time 0 whose main thread is the caller.
func New() *Kernel {
	k := &Kernel{}
	k.main = &Thread{k: k}
	k.current = k.main
	return k
}

// Now is the virtual time in nanoseconds, as the running thread sees it.
func (k *Kernel) Now() int64 { return k.Time() + k.current.ahead }

// Time is the virtual time in nanoseconds, as seen from outside all threads:
// a thread on a processor of its own may have computed beyond it.
func (k *Kernel) Time() int64 {
	if k.Computed != nil {
		if d := k.Computed(); k.current.apart {
			k.current.ahead += d
		} else {
			k.now = add(k.now, d)
		}
	}
	return k.now
}

// Main is the thread that runs on the caller's own goroutine.
func (k *Kernel) Main() *Thread { return k.main }

// Current is the thread that is running.
func (k *Kernel) Current() *Thread { return k.current }

// An Event is something that will happen outside the event loops.
type Event struct {
	when  int64
	order uint64
	do    func() error // nil: cancelled
}

// late is set in the order of an event that comes after the others of its
// instant.
const late = 1 << 63

// Cancel takes the event back. Doing so twice, or after it happened, does
// nothing.
func (e *Event) Cancel() { e.do = nil }

// Schedule makes do happen at time when, or as soon as anything can when that
// is past. It runs on whatever thread lets time pass; an error that it returns
// ends the run.
func (k *Kernel) Schedule(when int64, do func() error) *Event {
	return k.schedule(when, 0, do)
}

func (k *Kernel) schedule(when int64, class uint64, do func() error) *Event {
	k.seq++
	e := &Event{max(when, k.now), class | k.seq, do}
	if when != Forever {
		k.pending.push(e)
	}
	return e
}

// RunDue lets everything happen that is due by now, and what that brings about
// at the same instant. Threads that only let others pass (see Wait) get one turn.
func (k *Kernel) RunDue() error {
	limit := late | k.seq
	for {
		e := k.next()
		if e == nil || e.when > k.now || e.order > limit {
			return nil
		}
		if err := k.happen(e); err != nil {
			return err
		}
	}
}

// WhenIdle makes do happen as soon as the main thread has nothing to do, which
// may be at the present moment.
func (k *Kernel) WhenIdle(do func() error) { k.idle = append(k.idle, do) }

// goIdle does what was waiting for the main thread to be idle.
func (k *Kernel) goIdle() error {
	for len(k.idle) > 0 {
		do := k.idle[0]
		k.idle = k.idle[1:]
		if err := do(); err != nil {
			return err
		}
	}
	return nil
}

// next is the first event that was not cancelled, still in the heap.
func (k *Kernel) next() *Event {
	for len(k.pending) > 0 {
		if e := k.pending[0]; e.do != nil {
			return e
		}
		k.pending.pop()
	}
	return nil
}

// happen moves the clock to the first event e and lets it happen.
func (k *Kernel) happen(e *Event) error {
	k.pending.pop()
	k.jump(e.when)
	do := e.do
	e.do = nil
	return do()
}

// jump moves the clock to a moment that may be past.
func (k *Kernel) jump(to int64) {
	if to <= k.now {
		return
	}
	from := k.now
	k.now = to
	if k.Jumped != nil {
		k.Jumped(from)
	}
}

// Yield lets the other threads go on that could, and comes back when it is the
// running one's turn again. A thread apart waits until the others have come as
// far as it has.
func (k *Kernel) Yield() error {
	now := k.Time()
	th := k.current
	switch {
	case th.apart:
		return th.Sleep(0)
	case th.resume == nil:
		return k.RunDue()
	}
	return th.park(now, late)
}

// add is a + d without going beyond Forever.
func add(a, d int64) int64 {
	if d > Forever-a {
		return Forever
	}
	return a + max(d, 0)
}
