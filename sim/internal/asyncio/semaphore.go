package asyncio

import (
	"fmt"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Semaphore hands out a number of permits, in the order of asking.
type Semaphore struct {
	vm.Header
	vm.Attrs
	resource
	value   int64
	bound   int64 // of a BoundedSemaphore, -1 of others
	waiters waitList
}

// The types of semaphores.
var (
	SemaphoreType        = vm.Declare("Semaphore")
	BoundedSemaphoreType = vm.Declare("BoundedSemaphore")
)

var semaphoreInit = vm.PyFn("__init__", "value=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.None, vm.As[Semaphore](args[0]).init(t, args[1], "Semaphore")
})

var boundedInit = vm.PyFn("__init__", "value=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	s := vm.As[Semaphore](args[0])
	err := s.init(t, args[1], "BoundedSemaphore")
	s.bound = s.value
	return vm.None, err
})

func init() {
	SemaphoreType.Define(vm.TypeSpec{
		Module: "asyncio.locks",
		Layout: vm.LayoutOther,
		Doc:    "A number of permits for tasks.",
		Attrs:  unsafe.Offsetof(Semaphore{}.Attrs),
		Methods: append([]*vm.Native{
			semaphoreInit,
			vm.PyFn("locked", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Semaphore](args[0]).lockedNow()), nil
			}),
			vm.AsyncFn("acquire", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewCoroutine(t, "Semaphore.acquire", &semAcquire{sem: vm.As[Semaphore](args[0]), result: vm.True}), nil
			}),
			vm.PyFn("release", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Semaphore](args[0]).release(t)
			}),
		}, asyncWith(
			func(self vm.Value) vm.CoroBody { return &semAcquire{sem: vm.As[Semaphore](self), result: vm.None} },
			func(t *vm.Thread, self vm.Value) error { return vm.As[Semaphore](self).release(t) },
		)...),
		Getters: []vm.Getter{{Name: "_value", Get: func(_ *vm.Thread, self vm.Value) (vm.Value, error) {
			return vm.Int(vm.As[Semaphore](self).value), nil
		}}},
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Semaphore { return &Semaphore{Header: h, bound: -1} }),
			Init: initSlot(semaphoreInit),
			Repr: reprSemaphore,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				s := vm.As[Semaphore](v)
				s.waiters.visit(visit)
				s.Attrs.Visit(visit)
			},
		},
	})
	BoundedSemaphoreType.Define(vm.TypeSpec{
		Module:  "asyncio.locks",
		Base:    SemaphoreType,
		Doc:     "A semaphore that must not be released more often than it was acquired.",
		Methods: []*vm.Native{boundedInit},
		Slots:   vm.Slots{Init: initSlot(boundedInit)},
	})
}

func (s *Semaphore) init(t *vm.Thread, value vm.Value, kind string) error {
	if !isNumber(value) {
		return t.Raise(vm.TypeError, "'<' not supported between instances of '%s' and 'int'", value.Type().Name)
	}
	n, err := t.Index(value)
	if err != nil {
		return err
	}
	if n < 0 {
		return t.Raise(vm.ValueError, "Semaphore initial value must be >= 0")
	}
	s.value = int64(n)
	s.begin(t, kind, s.value)
	return nil
}

func reprSemaphore(t *vm.Thread, v vm.Value) (string, error) {
	s := vm.As[Semaphore](v)
	state := "locked"
	if !s.lockedNow() {
		state = fmt.Sprintf("unlocked, value:%d", s.value)
	}
	return stateRepr(t, v, state, s.waiters.len()), nil
}

// lockedNow says whether acquire would have to wait: for a permit, or for
// those who asked before.
func (s *Semaphore) lockedNow() bool { return s.value == 0 || !allCancelled(s.waiters.all()) }

func (s *Semaphore) release(t *vm.Thread) error {
	if s.bound >= 0 && s.value >= s.bound {
		return t.Raise(vm.ValueError, "BoundedSemaphore released too many times")
	}
	s.value++
	s.note(t, tracer.OpRelease, s.value)
	s.unhold(t)
	_, err := s.wakeNext(t)
	return err
}

// wakeNext gives a permit to the first who still waits, and says whether there
// was anyone.
func (s *Semaphore) wakeNext(t *vm.Thread) (bool, error) {
	for _, f := range s.waiters.all() {
		if !f.done() {
			s.value--
			return true, f.setResult(t, vm.True)
		}
	}
	return false, nil
}

// semAcquire is Semaphore.acquire, and its __aenter__ with another result.
type semAcquire struct {
	sem    *Semaphore
	result vm.Value
	fut    *Future
}

// Resume implements vm.CoroBody.
func (a *semAcquire) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if a.fut == nil {
		return a.start(t, throw)
	}
	s := a.sem
	_, err := a.fut.resumed(t, throw)
	s.waiters.remove(a.fut)
	if err != nil {
		s.note(t, tracer.OpLeave, s.value)
		if isCancelled(err) && a.fut.state == finished {
			s.value++ // the permit came too late
		}
	}
	if wakeErr := a.handOn(t); wakeErr != nil {
		return fail(wakeErr)
	}
	if err != nil {
		return fail(err)
	}
	return a.taken(t)
}

// handOn gives the permits that are left to those who had to wait for the sake
// of order.
func (a *semAcquire) handOn(t *vm.Thread) error {
	for a.sem.value > 0 {
		woken, err := a.sem.wakeNext(t)
		if err != nil || !woken {
			return err
		}
	}
	return nil
}

func (a *semAcquire) start(t *vm.Thread, throw error) (vm.Value, bool, error) {
	s := a.sem
	if throw != nil {
		return fail(throw)
	}
	if !s.lockedNow() {
		s.value--
		return a.taken(t)
	}
	l, err := s.bind(t, vm.Obj(s))
	if err != nil {
		return fail(err)
	}
	a.fut = l.newFuture(a)
	s.waiters.push(a.fut)
	s.note(t, tracer.OpWait, s.value)
	return await(a.fut)
}

func (a *semAcquire) taken(t *vm.Thread) (vm.Value, bool, error) {
	a.sem.hold(t)
	a.sem.note(t, tracer.OpAcquire, a.sem.value)
	return finish(a.result)
}

// awaits implements waiter.
func (a *semAcquire) awaits() (string, *resource) { return a.sem.name + ".acquire()", &a.sem.resource }

// Visit implements vm.CoroBody.
func (a *semAcquire) Visit(visit func(vm.Value)) {
	visit(vm.Obj(a.sem))
	visitFutureOf(a.fut, visit)
}
