package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Lock is held by one task at a time, given in the order of asking.
type Lock struct {
	vm.Header
	vm.Attrs
	resource
	locked  bool
	waiters waitList
}

// LockType is the type of locks.
var LockType = vm.Declare("Lock")

var lockInit = vm.PyFn("__init__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	vm.As[Lock](args[0]).begin(t, "Lock", 1)
	return vm.None, nil
})

func init() {
	LockType.Define(vm.TypeSpec{
		Module: "asyncio.locks",
		Layout: vm.LayoutOther,
		Doc:    "A lock for tasks.",
		Attrs:  unsafe.Offsetof(Lock{}.Attrs),
		Methods: append([]*vm.Native{
			lockInit,
			vm.PyFn("locked", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Lock](args[0]).locked), nil
			}),
			vm.AsyncFn("acquire", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewCoroutine(t, "Lock.acquire", &lockAcquire{lock: vm.As[Lock](args[0]), result: vm.True}), nil
			}),
			vm.PyFn("release", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Lock](args[0]).release(t)
			}),
		}, asyncWith(
			func(self vm.Value) vm.CoroBody { return &lockAcquire{lock: vm.As[Lock](self), result: vm.None} },
			func(t *vm.Thread, self vm.Value) error { return vm.As[Lock](self).release(t) },
		)...),
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Lock { return &Lock{Header: h} }),
			Init: initSlot(lockInit),
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				lock := vm.As[Lock](v)
				return stateRepr(t, v, lockedText(lock.locked), lock.waiters.len()), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				lock := vm.As[Lock](v)
				lock.waiters.visit(visit)
				lock.Attrs.Visit(visit)
			},
		},
	})
}

func lockedText(locked bool) string {
	if locked {
		return "locked"
	}
	return "unlocked"
}

// asyncWith makes the two methods of "async with": entering runs a machine,
// leaving never suspends.
func asyncWith(enter func(self vm.Value) vm.CoroBody, exit func(t *vm.Thread, self vm.Value) error) []*vm.Native {
	return []*vm.Native{
		vm.AsyncFn("__aenter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.NewCoroutine(t, "_ContextManagerMixin.__aenter__", enter(args[0])), nil
		}),
		vm.AsyncFn("__aexit__", "exc_type, exc, tb", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.NewCoroutine(t, "_ContextManagerMixin.__aexit__", &withExit{args[0], exit}), nil
		}),
	}
}

// withExit is an __aexit__ that never suspends.
type withExit struct {
	self vm.Value
	exit func(t *vm.Thread, self vm.Value) error
}

// Resume implements vm.CoroBody.
func (w *withExit) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if throw != nil {
		return fail(throw)
	}
	return end(vm.None, w.exit(t, w.self))
}

// Visit implements vm.CoroBody.
func (w *withExit) Visit(visit func(vm.Value)) { visit(w.self) }

// lockAcquire is Lock.acquire, and its __aenter__ with another result.
type lockAcquire struct {
	lock   *Lock
	result vm.Value
	fut    *Future
}

// Resume implements vm.CoroBody.
func (a *lockAcquire) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if a.fut == nil {
		return a.start(t, throw)
	}
	lock := a.lock
	_, err := a.fut.resumed(t, throw)
	lock.waiters.remove(a.fut)
	if err != nil {
		lock.note(t, tracer.OpLeave, 0)
		if isCancelled(err) && !lock.locked {
			if err := lock.wakeFirst(t); err != nil {
				return fail(err)
			}
		}
		return fail(err)
	}
	return a.take(t)
}

func (a *lockAcquire) start(t *vm.Thread, throw error) (vm.Value, bool, error) {
	lock := a.lock
	if throw != nil {
		return fail(throw)
	}
	if !lock.locked && allCancelled(lock.waiters.all()) {
		return a.take(t)
	}
	l, err := lock.bind(t, vm.Obj(lock))
	if err != nil {
		return fail(err)
	}
	a.fut = l.newFuture(a)
	lock.waiters.push(a.fut)
	lock.note(t, tracer.OpWait, 0)
	return await(a.fut)
}

func (a *lockAcquire) take(t *vm.Thread) (vm.Value, bool, error) {
	a.lock.locked = true
	a.lock.hold(t)
	a.lock.note(t, tracer.OpAcquire, 0)
	return finish(a.result)
}

func allCancelled(futs []*Future) bool {
	for _, f := range futs {
		if f.state != cancelled {
			return false
		}
	}
	return true
}

// awaits implements waiter.
func (a *lockAcquire) awaits() (string, *resource) {
	return a.lock.name + ".acquire()", &a.lock.resource
}

// Visit implements vm.CoroBody.
func (a *lockAcquire) Visit(visit func(vm.Value)) {
	visit(vm.Obj(a.lock))
	visitFutureOf(a.fut, visit)
}

func (lock *Lock) release(t *vm.Thread) error {
	if !lock.locked {
		return t.Raise(vm.RuntimeError, "Lock is not acquired.")
	}
	lock.locked = false
	lock.note(t, tracer.OpRelease, 1)
	lock.unhold(t)
	return lock.wakeFirst(t)
}

// wakeFirst tells the first who waits that the lock is free. It leaves the list
// by itself.
func (lock *Lock) wakeFirst(t *vm.Thread) error {
	if lock.waiters.len() == 0 {
		return nil
	}
	if f := lock.waiters.all()[0]; !f.done() {
		return f.setResult(t, vm.True)
	}
	return nil
}
