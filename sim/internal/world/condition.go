package world

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

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

var nameAcquire, nameRelease, nameIsOwned = vm.Intern("acquire"), vm.Intern("release"), vm.Intern("_is_owned")

func conditionMethods() []*vm.Native {
	pass := func(method string, name *vm.Str, signature string) *vm.Native {
		return vm.PyFn(method, signature, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return t.CallMethod(vm.As[monitor](args[0]).lock, name, args[1:]...)
		})
	}
	return []*vm.Native{
		pass("acquire", nameAcquire, "blocking=True, timeout=-1"),
		pass("release", nameRelease, ""),
		pass("locked", vm.Intern("locked"), ""),
		pass("__enter__", nameAcquire, ""),
		vm.PyFn("__exit__", "*args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return t.CallMethod(vm.As[monitor](args[0]).lock, nameRelease)
		}),
		vm.PyFn("wait", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			limit, err := asyncio.Deadline(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			ok, err := vm.As[monitor](args[0]).waitTurn(t, limit)
			return vm.Bool(ok), err
		}),
		vm.PyFn("wait_for", "predicate, timeout=None", waitForPredicate),
		vm.PyFn("notify", "n=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.None, vm.As[monitor](args[0]).notify(t, n)
		}),
		vm.PyFn("notify_all", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := vm.As[monitor](args[0])
			return vm.None, m.notify(t, len(m.turns))
		}),
	}
}

// waitForPredicate is Condition.wait_for.
func waitForPredicate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m := vm.As[monitor](args[0])
	limit, err := asyncio.Deadline(t, args[2])
	if err != nil {
		return vm.Value{}, err
	}
	for {
		v, err := t.Call(args[1])
		if err != nil {
			return vm.Value{}, err
		}
		if ok, err := t.Truth(v); ok || err != nil {
			return v, err
		}
		if m.rt.Kernel.Now() >= limit {
			return v, nil
		}
		if _, err := m.waitTurn(t, limit); err != nil {
			return vm.Value{}, err
		}
	}
}

// mustOwn raises unless the thread holds the condition's lock.
func (m *monitor) mustOwn(t *vm.Thread, verb string) error {
	v, err := t.CallMethod(m.lock, nameIsOwned)
	if err != nil {
		return err
	}
	owned, err := t.Truth(v)
	if err == nil && !owned {
		err = t.Raise(vm.RuntimeError, "cannot %s on un-acquired lock", verb)
	}
	return err
}

// waitTurn waits to be notified, until the limit, while others may have the lock.
func (m *monitor) waitTurn(t *vm.Thread, limit int64) (bool, error) {
	if err := m.mustOwn(t, "wait"); err != nil {
		return false, err
	}
	turn := new(int)
	m.turns = append(m.turns, turn)
	acquireAgain, err := m.letOthers(t)
	if err != nil {
		return false, err
	}
	ok, err := m.until(t, "condition.wait()", limit, func() bool { return *turn == 1 })
	if err != nil {
		return false, err
	}
	m.turns = slices.DeleteFunc(m.turns, func(other *int) bool { return other == turn })
	return ok, acquireAgain()
}

// letOthers releases the lock, however often it is held, and gives the function
// that acquires it as often.
func (m *monitor) letOthers(t *vm.Thread) (acquireAgain func() error, err error) {
	times := 1
	if m.lock.Type() == rlockType {
		times = vm.As[monitor](m.lock).depth
	}
	all := func(name *vm.Str) error {
		for range times {
			if _, err := t.CallMethod(m.lock, name); err != nil {
				return err
			}
		}
		return nil
	}
	return func() error { return all(nameAcquire) }, all(nameRelease)
}

// notify gives the first n who wait their turn.
func (m *monitor) notify(t *vm.Thread, n int) error {
	if err := m.mustOwn(t, "notify"); err != nil {
		return err
	}
	for n > 0 && len(m.turns) > 0 {
		*m.turns[0] = 1
		m.turns = m.turns[1:]
		n--
	}
	m.change()
	return nil
}

// printUncaught is threading.excepthook: it prints what ended a thread, unless
// that was sys.exit.
func printUncaught(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	value, err := t.GetAttr(args[0], vm.Intern("exc_value"))
	if err != nil {
		return vm.Value{}, err
	}
	exc, ok := value.AsExc()
	if !ok || value.Type().IsSubtype(vm.SystemExit) {
		return vm.None, nil
	}
	thread, err := t.GetAttr(args[0], vm.Intern("thread"))
	if err != nil {
		return vm.Value{}, err
	}
	name := asyncio.RuntimeOf(t.VM()).Thread(t).Name
	if thread.Type().IsSubtype(threadType) {
		name = vm.As[pyThread](thread).name
	}
	return vm.None, t.Write(vm.Stderr, "Exception in thread "+name+":\n"+t.FormatException(exc, true))
}
