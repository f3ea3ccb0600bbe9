package asyncio

import (
	"fmt"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Barrier lets a number of tasks go on when all of them have come.
//
// CPython builds it on a Condition. Nobody ever suspends while holding that
// condition's lock, so here the condition is a list of those who wait.
type Barrier struct {
	vm.Header
	vm.Attrs
	resource
	parties int64
	count   int64 // who have come and not yet left
	state   barrierState
	waiters waitList
}

type barrierState uint8

const (
	barrierFilling barrierState = iota
	barrierDraining
	barrierResetting
	barrierBroken
)

func (s barrierState) String() string {
	return [...]string{"filling", "draining", "resetting", "broken"}[s]
}

// BarrierType is the type of barriers.
var BarrierType = vm.Declare("Barrier")

var barrierInit = vm.PyFn("__init__", "parties", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	b := vm.As[Barrier](args[0])
	n, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 1 {
		return vm.Value{}, t.Raise(vm.ValueError, "parties must be >= 1")
	}
	b.parties = int64(n)
	b.begin(t, "Barrier", b.parties)
	return vm.None, nil
})

func init() {
	BarrierType.Define(vm.TypeSpec{
		Module: "asyncio.locks",
		Layout: vm.LayoutOther,
		Doc:    "Lets a number of tasks go on when all of them have come.",
		Attrs:  unsafe.Offsetof(Barrier{}.Attrs),
		Methods: append([]*vm.Native{
			barrierInit,
			vm.AsyncFn("wait", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewCoroutine(t, "Barrier.wait", &barrierWait{barrier: vm.As[Barrier](args[0])}), nil
			}),
			barrierChange("reset", (*Barrier).reset),
			barrierChange("abort", (*Barrier).abort),
		}, asyncWith(
			func(self vm.Value) vm.CoroBody { return &barrierWait{barrier: vm.As[Barrier](self)} },
			func(*vm.Thread, vm.Value) error { return nil },
		)...),
		Getters: []vm.Getter{
			{Name: "parties", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Int(vm.As[Barrier](v).parties), nil
			}},
			{Name: "n_waiting", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Int(vm.As[Barrier](v).waiting()), nil
			}},
			{Name: "broken", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Barrier](v).state == barrierBroken), nil
			}},
		},
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Barrier { return &Barrier{Header: h} }),
			Init: initSlot(barrierInit),
			Repr: reprBarrier,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				b := vm.As[Barrier](v)
				b.waiters.visit(visit)
				b.Attrs.Visit(visit)
			},
		},
	})
}

func reprBarrier(t *vm.Thread, v vm.Value) (string, error) {
	b := vm.As[Barrier](v)
	state := b.state.String()
	if b.state != barrierBroken {
		state += fmt.Sprintf(", waiters:%d/%d", b.waiting(), b.parties)
	}
	return stateRepr(t, v, state, 0), nil
}

// barrierChange declares a coroutine method that never suspends.
func barrierChange(name string, change func(b *Barrier, t *vm.Thread) error) *vm.Native {
	return vm.AsyncFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		self := args[0]
		return vm.NewCoroutine(t, "Barrier."+name, &immediate{self: self, body: func(t *vm.Thread) (vm.Value, error) {
			return vm.None, change(vm.As[Barrier](self), t)
		}}), nil
	})
}

func (b *Barrier) waiting() int64 {
	if b.state == barrierFilling {
		return b.count
	}
	return 0
}

func (b *Barrier) reset(t *vm.Thread) error {
	b.note(t, tracer.OpAbort, b.count)
	b.state = barrierFilling
	if b.count > 0 {
		b.state = barrierResetting
	}
	return b.notifyAll(t)
}

func (b *Barrier) abort(t *vm.Thread) error {
	b.note(t, tracer.OpAbort, b.count)
	b.state = barrierBroken
	return b.notifyAll(t)
}

func (b *Barrier) notifyAll(t *vm.Thread) error {
	return notifyWaiters(t, &b.waiters, b.waiters.len())
}

// barrierWait is Barrier.wait: it waits until the barrier is open for another
// round, comes in, and waits until all are there.
type barrierWait struct {
	barrier *Barrier
	fut     *Future
	inside  bool
	index   int64
}

// Resume implements vm.CoroBody.
func (w *barrierWait) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	b := w.barrier
	if w.fut == nil {
		if throw != nil {
			return fail(throw)
		}
	} else if err := w.woken(t, throw); err != nil {
		return w.leave(t, err)
	}
	if !w.inside {
		if b.state == barrierDraining || b.state == barrierResetting {
			return w.wait(t)
		}
		if err := w.enter(t); err != nil {
			return w.leave(t, err)
		}
	}
	switch b.state {
	case barrierFilling:
		return w.wait(t)
	case barrierBroken, barrierResetting:
		if w.index+1 < b.parties {
			return w.leave(t, t.Raise(BrokenBarrierError, "Abort or reset of barrier"))
		}
	}
	return w.leave(t, nil)
}

// woken is the end of an await. Who leaves with an exception may have swallowed
// a notification: pass it on.
func (w *barrierWait) woken(t *vm.Thread, throw error) error {
	_, err := w.fut.resumed(t, throw)
	w.barrier.waiters.remove(w.fut)
	if err == nil {
		return nil
	}
	if notifyErr := notifyWaiters(t, &w.barrier.waiters, 1); notifyErr != nil {
		return notifyErr
	}
	return err
}

func (w *barrierWait) wait(t *vm.Thread) (vm.Value, bool, error) {
	b := w.barrier
	l, err := b.bind(t, vm.Obj(b))
	if err != nil {
		return w.leave(t, err)
	}
	w.fut = l.newFuture(w)
	b.waiters.push(w.fut)
	b.note(t, tracer.OpWait, b.count)
	return await(w.fut)
}

// enter comes in; the last one opens the barrier.
func (w *barrierWait) enter(t *vm.Thread) error {
	b := w.barrier
	if b.state == barrierBroken {
		return t.Raise(BrokenBarrierError, "Barrier aborted")
	}
	w.inside, w.index = true, b.count
	b.count++
	if w.index+1 < b.parties {
		return nil
	}
	b.state = barrierDraining
	return b.notifyAll(t)
}

// leave ends the wait; the last one to leave makes the barrier ready for the
// next round.
func (w *barrierWait) leave(t *vm.Thread, err error) (vm.Value, bool, error) {
	b := w.barrier
	if w.inside {
		b.count--
		if b.count == 0 && (b.state == barrierResetting || b.state == barrierDraining) {
			b.state = barrierFilling
			if err := b.notifyAll(t); err != nil {
				return fail(err)
			}
		}
	}
	if err != nil {
		b.note(t, tracer.OpLeave, b.count)
		return fail(err)
	}
	b.note(t, tracer.OpAcquire, b.count)
	return finish(vm.Int(w.index))
}

// awaits implements waiter.
func (w *barrierWait) awaits() (string, *resource) {
	return w.barrier.name + ".wait()", &w.barrier.resource
}

// Visit implements vm.CoroBody.
func (w *barrierWait) Visit(visit func(vm.Value)) {
	visit(vm.Obj(w.barrier))
	visitFutureOf(w.fut, visit)
}
