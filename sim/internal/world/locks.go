package world

import (
	"fmt"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// What threads synchronise with. Each is a state and a list of threads that
// wait for it to change: since threads take turns, a change wakes all of them
// and each looks again.
type monitor struct {
	vm.Header
	vm.Attrs
	rt      *asyncio.Runtime
	waiting []*kernel.Thread

	value int64      // permits of a semaphore; 1 of a free lock, of an event that is set
	bound int64      // of a BoundedSemaphore, -1 of others
	owner *vm.Thread // of an RLock
	depth int        // how often the owner holds it
	lock  vm.Value   // of a Condition
	turns []*int     // of a Condition: who waits; 1 when notified
}

// The types of module threading.
var (
	lockType             = vm.Declare("lock")
	rlockType            = vm.Declare("RLock")
	eventType            = vm.Declare("Event")
	semaphoreType        = vm.Declare("Semaphore")
	boundedSemaphoreType = vm.Declare("BoundedSemaphore")
	conditionType        = vm.Declare("Condition")
)

var (
	semaphoreInit = vm.PyFn("__init__", "value=1", initSemaphore)
	conditionInit = vm.PyFn("__init__", "lock=None", initCondition)
)

func init() {
	attrs := unsafe.Offsetof(monitor{}.Attrs)
	define := func(typ *vm.Type, init *vm.Native, value int64, methods ...*vm.Native) {
		spec := vm.TypeSpec{
			Module: "threading", Layout: vm.LayoutOther, Attrs: attrs, Methods: methods,
			Slots: vm.Slots{New: newMonitor(value), Repr: reprMonitor, Visit: visitMonitor},
		}
		if typ == lockType || typ == rlockType {
			spec.Module, spec.Flags = "_thread", vm.FlagInFull
		}
		if init != nil {
			spec.Methods = append(spec.Methods, init)
			spec.Slots.Init = initSlot(init)
		}
		typ.Define(spec)
	}
	define(lockType, nil, 1, lockMethods((*monitor).acquire, (*monitor).releaseLock)...)
	define(rlockType, nil, 1, lockMethods((*monitor).acquireAgain, (*monitor).releaseOnce)...)
	define(semaphoreType, semaphoreInit, 1, semaphoreMethods()...)
	boundedSemaphoreType.Define(vm.TypeSpec{Module: "threading", Base: semaphoreType})
	define(eventType, nil, 0, eventMethods()...)
	define(conditionType, conditionInit, 0, conditionMethods()...)
}

func newMonitor(value int64) func(*vm.Thread, *vm.Type, []vm.Value, []*vm.Str) (vm.Value, error) {
	return func(t *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
		return vm.Obj(&monitor{Header: vm.MakeHeader(cls), rt: asyncio.RuntimeOf(t.VM()), value: value, bound: -1, lock: vm.None}), nil
	}
}

func visitMonitor(v vm.Value, visit func(vm.Value)) {
	m := vm.As[monitor](v)
	visit(m.lock)
	m.Attrs.Visit(visit)
}

func reprMonitor(t *vm.Thread, v vm.Value) (string, error) {
	m, at := vm.As[monitor](v), t.VM().Address(v)
	state := "unlocked"
	if m.value == 0 {
		state = "locked"
	}
	named := func(state string) string { return fmt.Sprintf("<%s at %s: %s>", v.Type().FullName(), at, state) }
	switch typ := v.Type(); {
	case typ.IsSubtype(eventType) && m.value == 1:
		return named("set"), nil
	case typ.IsSubtype(eventType):
		return named("unset"), nil
	case typ.IsSubtype(semaphoreType):
		if m.bound >= 0 {
			return named(fmt.Sprintf("value=%d/%d", m.value, m.bound)), nil
		}
		return named(fmt.Sprintf("value=%d", m.value)), nil
	case typ.IsSubtype(conditionType):
		lock, err := t.Repr(m.lock)
		return fmt.Sprintf("<Condition(%s, %d)>", lock, len(m.turns)), err
	case typ == rlockType:
		var owner int64
		if m.owner != nil {
			owner = identBase + vm.As[pyThread](currentThread(m.owner)).number
		}
		return fmt.Sprintf("<%s _thread.RLock object owner=%d count=%d at %s>", state, owner, m.depth, at), nil
	}
	return fmt.Sprintf("<%s %s object at %s>", state, v.Type().FullName(), at), nil
}

func initSemaphore(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := t.Index(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "semaphore initial value must be >= 0")
	}
	m := vm.As[monitor](args[0])
	m.value = int64(n)
	if args[0].Type().IsSubtype(boundedSemaphoreType) {
		m.bound = m.value
	}
	return vm.None, nil
}

// change wakes those who wait.
func (m *monitor) change() {
	for _, th := range m.waiting {
		th.Wake()
	}
	m.waiting = nil
}

// until blocks the thread until ready or the limit, and says whether it is
// ready.
func (m *monitor) until(t *vm.Thread, name string, limit int64, ready func() bool) (bool, error) {
	if ready() {
		return true, nil
	}
	err := m.rt.Blocking(t, name, func() error {
		th := m.rt.Thread(t).Kernel
		for !ready() && m.rt.Kernel.Now() < limit {
			m.waiting = append(m.waiting, th)
			if _, err := th.Wait(limit); err != nil {
				return err
			}
		}
		return nil
	})
	return ready(), err
}

// lockMethods are those of everything that is acquired and released.
func lockMethods(acquire func(m *monitor, t *vm.Thread, limit int64) (bool, error), release func(m *monitor, t *vm.Thread) error) []*vm.Native {
	return []*vm.Native{
		vm.Fn("acquire", "blocking=True, timeout=-1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			limit, err := acquireLimit(t, args[1], args[2])
			if err != nil {
				return vm.Value{}, err
			}
			ok, err := acquire(vm.As[monitor](args[0]), t, limit)
			return vm.Bool(ok), err
		}),
		vm.Fn("release", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, release(vm.As[monitor](args[0]), t)
		}),
		vm.Fn("locked", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[monitor](args[0]).value == 0), nil
		}),
		vm.Fn("_is_owned", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := vm.As[monitor](args[0])
			return vm.Bool(m.value == 0 && (m.owner == nil || m.owner == t)), nil
		}),
		enterMethod(acquire),
		exitMethod(release),
	}
}

func enterMethod(acquire func(m *monitor, t *vm.Thread, limit int64) (bool, error)) *vm.Native {
	return vm.Fn("__enter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		ok, err := acquire(vm.As[monitor](args[0]), t, kernel.Forever)
		return vm.Bool(ok), err
	})
}

func exitMethod(release func(m *monitor, t *vm.Thread) error) *vm.Native {
	return vm.Fn("__exit__", "*args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.None, release(vm.As[monitor](args[0]), t)
	})
}

func semaphoreMethods() []*vm.Native {
	return []*vm.Native{
		vm.PyFn("acquire", "blocking=True, timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			blocking, err := t.Truth(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			if !blocking && !args[2].IsNone() {
				return vm.Value{}, t.Raise(vm.ValueError, "can't specify timeout for non-blocking acquire")
			}
			m := vm.As[monitor](args[0])
			limit := m.rt.Kernel.Now()
			if blocking {
				if limit, err = asyncio.Deadline(t, args[2]); err != nil {
					return vm.Value{}, err
				}
			}
			ok, err := m.acquire(t, limit)
			return vm.Bool(ok), err
		}),
		vm.PyFn("release", "n=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			if err == nil && n < 1 {
				err = t.Raise(vm.ValueError, "n must be one or more")
			}
			if err != nil {
				return vm.Value{}, err
			}
			return vm.None, vm.As[monitor](args[0]).releasePermits(t, int64(n))
		}),
		enterMethod((*monitor).acquire),
		exitMethod(func(m *monitor, t *vm.Thread) error { return m.releasePermits(t, 1) }),
	}
}

// acquireLimit is until when acquire(blocking, timeout) may wait.
func acquireLimit(t *vm.Thread, blocking, timeout vm.Value) (int64, error) {
	now := asyncio.RuntimeOf(t.VM()).Kernel.Now()
	wait, err := t.Truth(blocking)
	if err != nil {
		return now, err
	}
	s, isInt := timeout.AsInt()
	switch forever := isInt && s == -1; {
	case !wait && !forever:
		return now, t.Raise(vm.ValueError, "can't specify a timeout for a non-blocking call")
	case !wait:
		return now, nil
	case forever:
		return kernel.Forever, nil
	}
	limit, err := asyncio.Deadline(t, timeout)
	if err == nil && limit < now {
		err = t.Raise(vm.ValueError, "timeout value must be a non-negative number")
	}
	return limit, err
}

func (m *monitor) acquire(t *vm.Thread, limit int64) (bool, error) {
	ok, err := m.until(t, "lock.acquire()", limit, func() bool { return m.value > 0 })
	if ok && err == nil {
		m.value--
	}
	return ok, err
}

func (m *monitor) releaseLock(t *vm.Thread) error {
	if m.value > 0 {
		return t.Raise(vm.RuntimeError, "release unlocked lock")
	}
	m.value = 1
	m.change()
	return nil
}

func (m *monitor) releasePermits(t *vm.Thread, n int64) error {
	if m.bound >= 0 && m.value+n > m.bound {
		return t.Raise(vm.ValueError, "Semaphore released too many times")
	}
	m.value += n
	m.change()
	return nil
}

// acquireAgain is RLock.acquire.
func (m *monitor) acquireAgain(t *vm.Thread, limit int64) (bool, error) {
	ok, err := m.until(t, "lock.acquire()", limit, func() bool { return m.owner == nil || m.owner == t })
	if ok && err == nil {
		m.owner, m.value = t, 0
		m.depth++
	}
	return ok, err
}

// releaseOnce is RLock.release.
func (m *monitor) releaseOnce(t *vm.Thread) error {
	if m.owner != t {
		return t.Raise(vm.RuntimeError, "cannot release un-acquired lock")
	}
	if m.depth--; m.depth == 0 {
		m.owner, m.value = nil, 1
		m.change()
	}
	return nil
}

func eventMethods() []*vm.Native {
	return []*vm.Native{
		vm.PyFn("is_set", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[monitor](args[0]).value == 1), nil
		}),
		vm.PyFn("set", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := vm.As[monitor](args[0])
			m.value = 1
			m.change()
			return vm.None, nil
		}),
		vm.PyFn("clear", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			vm.As[monitor](args[0]).value = 0
			return vm.None, nil
		}),
		vm.PyFn("wait", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := vm.As[monitor](args[0])
			limit, err := asyncio.Deadline(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			ok, err := m.until(t, "event.wait()", limit, func() bool { return m.value == 1 })
			return vm.Bool(ok), err
		}),
	}
}
