package vm

import (
	"cmp"
	"errors"
	"fmt"
	"unsafe"
)

// LimitError says that the program has used up what it was given. No except
// clause catches it.
type LimitError struct {
	Limit   string // "instructions", "memory", "output"
	Message string
}

func (e *LimitError) Error() string { return e.Message }

// ErrStopped ends a run from outside; it unwinds the program without giving it
// a chance to catch it.
var ErrStopped = errors.New("the run was stopped")

// checkEvery is the number of instructions between two looks at the limits
// and at Config.Interrupt, where Config.Slice does not say otherwise.
const checkEvery = 1 << 14

// refuel sets the fuel for the next slice.
func (t *Thread) refuel() {
	t.slice = cmp.Or(t.vm.cfg.Slice, checkEvery)
	if limit := t.vm.cfg.Limits.Instructions; limit > 0 {
		t.slice = min(t.slice, max(limit-t.vm.used, 0))
	}
	t.fuel = t.slice
}

// check is called when the fuel is used up, at the next loop or call.
func (t *Thread) check() error {
	if err := t.account(); err != nil {
		return err
	}
	if t.vm.deferred {
		if err := t.collect(nil, false); err != nil {
			return err
		}
	}
	if t.vm.cfg.Preempt != nil {
		return t.vm.cfg.Preempt(t)
	}
	return nil
}

// account adds up what was used, and looks at the limits.
func (t *Thread) account() error {
	t.vm.used += t.slice - t.fuel
	t.used += t.slice - t.fuel
	limit := t.vm.cfg.Limits.Instructions
	if limit > 0 && t.vm.used >= limit {
		t.slice, t.fuel = 0, 0
		return &LimitError{"instructions", fmt.Sprintf("the program was stopped after %d steps: is there a loop without end?", limit)}
	}
	t.refuel()
	if most := t.vm.cfg.Limits.Memory; most > 0 && t.vm.memory > most {
		if err := t.memoryShort(0); err != nil {
			return err
		}
	}
	if t.vm.cfg.Interrupt != nil {
		return t.vm.cfg.Interrupt()
	}
	return nil
}

// Instructions gives the number of instructions that the thread's run has executed.
func (t *Thread) Instructions() int64 {
	return t.vm.used + t.slice - t.fuel
}

// Executed gives the number of instructions that the thread itself has executed.
func (t *Thread) Executed() int64 { return t.used + t.slice - t.fuel }

// largePiece is from how many bytes on it is worth asking, before they are
// allocated, whether there is garbage that should go first.
const largePiece = 256 << 10

// Alloc counts n bytes that are about to be allocated for the program, and
// fails if the run may not hold as many.
func (t *Thread) Alloc(n int) error {
	v := t.vm
	v.memory += int64(n)
	if n >= largePiece && v.cfg.Collect != nil {
		v.cfg.Collect(int64(n))
	}
	if limit := v.cfg.Limits.Memory; limit > 0 && v.memory > limit {
		return t.memoryShort(int64(n))
	}
	return nil
}

// Grow makes room for n more in a slice that a program can make long, and for
// others to come: half as much again as there is, or as much in a short one. It is counted before it is
// allocated, all of it, since for a moment the old slice is there, too.
func Grow[T any](t *Thread, s []T, n int) ([]T, error) {
	size := len(s)
	if size+n <= cap(s) {
		return s, nil
	}
	more := size / 2
	if size < 256 {
		more = size
	}
	size = max(size+n, size+more, 4)
	if err := t.Alloc(size * int(unsafe.Sizeof(*new(T)))); err != nil {
		return s, err
	}
	return append(make([]T, 0, size), s...), nil
}

// Spend counts work that a function written in Go is about to do, as so many
// instructions: for loops without end that never come back to Python.
func (t *Thread) Spend(n int) error {
	t.fuel -= int64(n)
	if t.fuel < 0 {
		return t.account()
	}
	return nil
}

// Pin is Alloc for what Go code is building up and the program cannot reach
// yet, so that measuring what it holds would miss it. Unpin must follow.
func (t *Thread) Pin(n int) error {
	t.vm.pinned += int64(n)
	return t.Alloc(n)
}

// Unpin ends what Pin began, when the n bytes are reachable or given up.
func (t *Thread) Unpin(n int) { t.vm.pinned -= int64(n) }

// hold says that Go code is filling a container that the program cannot reach
// yet, so that measuring does not miss it. unhold must follow.
func (t *Thread) hold(v Value) { t.vm.held = append(t.vm.held, v) }

func (t *Thread) unhold() { t.vm.held = t.vm.held[:len(t.vm.held)-1] }

// Free counts n bytes that Alloc has counted and that are no longer held.
func (t *Thread) Free(n int) { t.vm.memory -= int64(n) }

// memoryShort is called when more was allocated than the run may hold: if part
// of that is garbage by now, it may go on. A single piece that would never fit
// is the program's own problem, as in CPython; more than it may hold altogether is the
// end.
func (t *Thread) memoryShort(n int64) error {
	limit := t.vm.cfg.Limits.Memory
	if n > limit {
		t.vm.memory -= n
		return t.Raise(MemoryError, "")
	}
	if t.vm.memory = t.heldMemory() + t.vm.pinned + n; t.vm.memory <= limit {
		if t.vm.cfg.Collect != nil {
			t.vm.cfg.Collect(n)
		}
		return nil
	}
	return &LimitError{"memory", fmt.Sprintf("the program was stopped: it holds more than %d MB", limit>>20)}
}

// Write writes to a stream of the program.
func (t *Thread) Write(stream Stream, text string) error {
	v := t.vm
	v.written += int64(len(text))
	if limit := v.cfg.Limits.Output; limit > 0 && v.written > limit {
		return &LimitError{"output", fmt.Sprintf("the program was stopped: it wrote more than %d KB", limit>>10)}
	}
	if v.cfg.Output == nil {
		return nil
	}
	return v.cfg.Output(t, stream, text)
}
