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
	localType            = vm.Declare("_local")
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
		if init != nil {
			spec.Methods = append(spec.Methods, init)
			spec.Slots.Init = initSlot(init)
		}
		typ.Define(spec)
	}
	define(lockType, nil, 1, lockMethods((*monitor).acquire, (*monitor).releaseLock)...)
	define(rlockType, nil, 1, lockMethods((*monitor).acquireAgain, (*monitor).releaseOnce)...)
	define(semaphoreType, semaphoreInit, 1, lockMethods((*monitor).acquire, (*monitor).releasePermit)...)
	define(boundedSemaphoreType, semaphoreInit, 1, lockMethods((*monitor).acquire, (*monitor).releasePermit)...)
	define(eventType, nil, 0, eventMethods()...)
	define(conditionType, conditionInit, 0, conditionMethods()...)
	localType.Define(vm.TypeSpec{Module: "_thread", Layout: vm.LayoutOther, Attrs: attrs, Slots: vm.Slots{
		New: newMonitor(0), GetAttr: localGet, SetAttr: localSet, Visit: visitMonitor,
	}})
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
	m := vm.As[monitor](v)
	state := "unlocked"
	if m.value == 0 {
		state = "locked"
	}
	return fmt.Sprintf("<%s %s.%s object at %s>", state, v.Type().Module, v.Type().Name, t.VM().Address(v)), nil
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
		vm.Fn("release", "n=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			for ; n > 0 && err == nil; n-- {
				err = release(vm.As[monitor](args[0]), t)
			}
			return vm.None, err
		}),
		vm.Fn("locked", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[monitor](args[0]).value == 0), nil
		}),
		vm.Fn("__enter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			ok, err := acquire(vm.As[monitor](args[0]), t, kernel.Forever)
			return vm.Bool(ok), err
		}),
		vm.Fn("__exit__", "*args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, release(vm.As[monitor](args[0]), t)
		}),
	}
}

// acquireLimit is until when acquire(blocking, timeout) may wait.
func acquireLimit(t *vm.Thread, blocking, timeout vm.Value) (int64, error) {
	now := asyncio.RuntimeOf(t.VM()).Kernel.Now()
	wait, err := t.Truth(blocking)
	if err != nil || !wait {
		return now, err
	}
	if timeout.IsNone() {
		return kernel.Forever, nil
	}
	s, err := t.ToFloat(timeout)
	if err != nil || s < 0 {
		return kernel.Forever, err
	}
	return now + int64(s*second), nil
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

func (m *monitor) releasePermit(t *vm.Thread) error {
	if m.bound >= 0 && m.value >= m.bound {
		return t.Raise(vm.ValueError, "Semaphore released too many times")
	}
	m.value++
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
			limit, err := limitOf(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			ok, err := m.until(t, "event.wait()", limit, func() bool { return m.value == 1 })
			return vm.Bool(ok), err
		}),
	}
}

func initCondition(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m := vm.As[monitor](args[0])
	m.lock = args[1]
	if !m.lock.IsNone() {
		return vm.None, nil
	}
	var err error
	m.lock, err = t.Call(vm.Obj(rlockType))
	return vm.None, err
}

var nameAcquire, nameRelease = vm.Intern("acquire"), vm.Intern("release")

func conditionMethods() []*vm.Native {
	pass := func(method string, name *vm.Str) *vm.Native {
		return vm.PyFn(method, "*args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return t.CallMethod(vm.As[monitor](args[0]).lock, name)
		})
	}
	return []*vm.Native{
		pass("acquire", nameAcquire), pass("release", nameRelease),
		pass("__enter__", nameAcquire), pass("__exit__", nameRelease),
		vm.PyFn("wait", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			ok, err := vm.As[monitor](args[0]).waitTurn(t, args[1])
			return vm.Bool(ok), err
		}),
		vm.PyFn("wait_for", "predicate, timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			for {
				v, err := t.Call(args[1])
				if err != nil {
					return vm.Value{}, err
				}
				if ok, err := t.Truth(v); ok || err != nil {
					return v, err
				}
				if ok, err := vm.As[monitor](args[0]).waitTurn(t, args[2]); !ok || err != nil {
					return v, err
				}
			}
		}),
		vm.PyFn("notify", "n=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			vm.As[monitor](args[0]).notify(n)
			return vm.None, err
		}),
		vm.PyFn("notify_all", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := vm.As[monitor](args[0])
			m.notify(len(m.turns))
			return vm.None, nil
		}),
	}
}

// waitTurn is Condition.wait.
func (m *monitor) waitTurn(t *vm.Thread, timeout vm.Value) (bool, error) {
	limit, err := limitOf(t, timeout)
	if err != nil {
		return false, err
	}
	turn := new(int)
	m.turns = append(m.turns, turn)
	if _, err := t.CallMethod(m.lock, nameRelease); err != nil {
		return false, err
	}
	ok, err := m.until(t, "condition.wait()", limit, func() bool { return *turn == 1 })
	if err != nil {
		return false, err
	}
	_, err = t.CallMethod(m.lock, nameAcquire)
	return ok, err
}

// notify gives the first n who wait their turn.
func (m *monitor) notify(n int) {
	for n > 0 && len(m.turns) > 0 {
		*m.turns[0] = 1
		m.turns = m.turns[1:]
		n--
	}
	m.change()
}

// The attributes of a threading.local are kept apart by putting the thread's
// number in front of their names.

func localName(t *vm.Thread, name *vm.Str) *vm.Str {
	rt := asyncio.RuntimeOf(t.VM())
	for i, th := range rt.Threads() {
		if th.VM == t && i > 0 {
			return t.VM().Intern(fmt.Sprintf("%s@%s", name, th.Name))
		}
	}
	return name
}

func localGet(t *vm.Thread, v vm.Value, name *vm.Str) (vm.Value, error) {
	return vm.ObjectType.GetAttr(t, v, localName(t, name))
}

func localSet(t *vm.Thread, v vm.Value, name *vm.Str, x vm.Value) error {
	return vm.ObjectType.SetAttr(t, v, localName(t, name), x)
}
