package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// Programs may derive from Future, Task and the event loop. What asyncio does to
// an object of theirs goes through the methods that they may have overridden:
// cancel of a future, create_task, run_until_complete and close of a loop. The rest
// of a loop is what makes a run exact, and cannot be replaced.

var (
	nameCancel, nameMsg       = vm.Intern("cancel"), vm.Intern("msg")
	nameCreateTask            = vm.Intern("create_task")
	nameNewLoop, nameRunUntil = vm.Intern("new_event_loop"), vm.Intern("run_until_complete")
)

// fixedMethods are those of a loop that cannot be overridden.
var fixedMethods = []string{"call_soon", "call_soon_threadsafe", "call_later", "call_at", "time", "run_forever", "_run_once"}

// derived says whether the future is of a class of the program's.
func (f *Future) derived() bool {
	typ := vm.Obj(f).Type()
	return typ != FutureType && typ != TaskType && typ != gatheringFutureType
}

// cancel cancels the future, or the task that it is part of, and says whether
// that was possible.
func (f *Future) cancel(t *vm.Thread, msg vm.Value) (bool, error) {
	if !f.derived() {
		return f.cancelOwn(t, msg)
	}
	method, err := t.GetAttr(vm.Obj(f), nameCancel)
	if err != nil {
		return false, err
	}
	var v vm.Value
	if msg.IsNil() || msg.IsNone() {
		v, err = t.Call(method)
	} else {
		v, err = t.CallKw(method, []vm.Value{msg}, []*vm.Str{nameMsg})
	}
	if err != nil {
		return false, err
	}
	return t.Truth(v)
}

// derived says whether the loop is of a class of the program's.
func (l *Loop) derived() bool { return vm.Obj(l).Type() != LoopType }

// newLoopOf makes an event loop of a class, unless that overrides what it may not.
func newLoopOf(t *vm.Thread, cls *vm.Type) (vm.Value, error) {
	for _, method := range fixedMethods {
		name := vm.Intern(method)
		if t.Lookup(cls, name) != t.Lookup(LoopType, name) {
			return vm.Value{}, t.Raise(vm.NotImplementedError, "%s.%s: how an event loop schedules cannot be overridden in the playground; "+
				"override create_task, run_until_complete or close, or set a task factory", cls.Name, method)
		}
	}
	return loopResult(newLoop(t, cls))
}

// createTask is self.create_task with its keywords, a dict or nil.
func (l *Loop) createTask(t *vm.Thread, coro, kwargs vm.Value) (vm.Value, error) {
	if !l.derived() {
		return l.createTaskOwn(t, coro, kwargs)
	}
	method, err := t.GetAttr(vm.Obj(l), nameCreateTask)
	if err != nil {
		return vm.Value{}, err
	}
	return callWithKeywords(t, method, []vm.Value{coro}, kwargs)
}

// mainTask makes the task of a runner.
func (l *Loop) mainTask(t *vm.Thread, coro vm.Value, o taskOptions) (vm.Value, error) {
	if !l.derived() && l.taskFactory.IsNone() {
		k, err := l.newTask(t, coro, o)
		return vm.Obj(k), err
	}
	ctx, err := contextValue(t, o.context)
	if err != nil {
		return vm.Value{}, err
	}
	kwargs := vm.NewDict()
	kwargs.SetStr(nameContext, ctx)
	return l.createTask(t, coro, vm.Obj(kwargs))
}

// runUntil is self.run_until_complete.
func (l *Loop) runUntil(t *vm.Thread, aw vm.Value) (vm.Value, error) {
	if l.derived() {
		return t.CallMethod(vm.Obj(l), nameRunUntil, aw)
	}
	return l.untilComplete(t, aw)
}

// shut is self.close.
func (l *Loop) shut(t *vm.Thread) error {
	if l.derived() {
		_, err := t.CallMethod(vm.Obj(l), nameClose)
		return err
	}
	return l.close(t)
}

// callWithKeywords calls fn(*args, **kwargs); kwargs is a dict or nil.
func callWithKeywords(t *vm.Thread, fn vm.Value, args []vm.Value, kwargs vm.Value) (vm.Value, error) {
	var names []*vm.Str
	if !kwargs.IsNil() {
		err := eachKeyword(t, kwargs, func(name *vm.Str, v vm.Value) error {
			args, names = append(args, v), append(names, name)
			return nil
		})
		if err != nil {
			return vm.Value{}, err
		}
	}
	return t.CallKw(fn, args, names)
}
