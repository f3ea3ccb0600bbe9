package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// A context is a context of contextvars: what Thread.Context holds. nil is the
// empty one.
type context = any

// copier is what a context can do for asyncio.
type copier interface {
	CopyContext() any
	ContextValue() vm.Value
}

// copyContext gives a copy of the present context.
func copyContext(t *vm.Thread) context {
	if c, ok := t.Context.(copier); ok {
		return c.CopyContext()
	}
	return nil
}

var nameCopyContext, nameRun = vm.Intern("copy_context"), vm.Intern("run")

// contextArg takes an argument that is a context. None is a copy of the
// present one.
func contextArg(t *vm.Thread, v vm.Value) (context, error) {
	if v.IsNone() {
		return copyContext(t), nil
	}
	if v.Type().ShortName() != "Context" {
		return nil, t.Raise(vm.TypeError, "a contextvars.Context was expected, not %s", v.Type().Name)
	}
	// Only module contextvars knows its objects: the context is what is there
	// while it runs something.
	var inside context
	_, err := t.CallMethod(v, nameRun, vm.Obj(vm.Fn("current", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		inside = t.Context
		return vm.None, nil
	})))
	return inside, err
}

// contextValue gives a context as an object.
func contextValue(t *vm.Thread, c context) (vm.Value, error) {
	if c, ok := c.(copier); ok {
		return c.ContextValue(), nil
	}
	contextvars, err := t.Import("contextvars")
	if err != nil {
		return vm.Value{}, err
	}
	outer := t.Context
	t.Context = c
	v, err := t.CallMethod(vm.Obj(contextvars), nameCopyContext)
	t.Context = outer
	return v, err
}
