package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// gatheringFutureType is the type of what gather gives.
var gatheringFutureType = vm.Declare("_GatheringFuture")

var futureInit = vm.Fn("__init__", "*, loop=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	l, err := loopArg(t, args[1], currentLoop)
	if err != nil {
		return vm.Value{}, err
	}
	f := vm.As[Future](args[0])
	cls := args[0].Type()
	f.begin(l, nil)
	f.Header = vm.MakeHeader(cls)
	return vm.None, nil
})

func init() {
	FutureType.Define(vm.TypeSpec{
		Module:  "_asyncio",
		Layout:  vm.LayoutOther,
		Doc:     "A result that is not there yet.",
		Attrs:   futureAttrs,
		Methods: append(futureMethods(), futureInit),
		Getters: futureGetters(),
		Slots: vm.Slots{
			New:   newObject(func(h vm.Header) *Future { return &Future{Header: h} }),
			Init:  initSlot(futureInit),
			Repr:  reprFuture,
			Await: awaitFuture,
			Iter:  awaitFuture,
			Visit: visitFuture,
			Size:  sizeOfFuture,
		},
	})
	gatheringFutureType.Define(vm.TypeSpec{Module: "asyncio.tasks", Base: FutureType})
}

// newFutureOf makes a pending future of a subtype.
func (l *Loop) newFutureOf(typ *vm.Type, why waiter) *Future {
	f := l.newFuture(why)
	f.Header = vm.MakeHeader(typ)
	return f
}

// A holder is a waiter whose future keeps values alive.
type holder interface{ hold(visit func(vm.Value)) }

// sizeOfFuture is what a future takes beyond a small object, for the memory limit.
func sizeOfFuture(v vm.Value) int {
	f := vm.As[Future](v)
	if f.task != nil {
		return taskSize
	}
	return int(unsafe.Sizeof(*f))
}

func visitFuture(v vm.Value, visit func(vm.Value)) {
	f := vm.As[Future](v)
	for _, x := range []vm.Value{f.result, f.exc.Value()} {
		if !x.IsNil() {
			visit(x)
		}
	}
	for _, j := range f.callbacks() {
		j.visit(visit)
	}
	if h, ok := f.why.(holder); ok {
		h.hold(visit)
	}
	f.Attrs.Visit(visit)
	if f.task != nil {
		visit(f.task.coro)
		if !f.task.cancelMsg.IsNil() {
			visit(f.task.cancelMsg)
		}
		if f.task.waiter != nil {
			visit(vm.Obj(f.task.waiter))
		}
	}
}

// futureMethod declares a method without parameters.
func futureMethod(name string, fn func(t *vm.Thread, f *Future) (vm.Value, error)) *vm.Native {
	return vm.Fn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[Future](args[0]))
	})
}

func futureMethods() []*vm.Native {
	return []*vm.Native{
		futureMethod("result", func(t *vm.Thread, f *Future) (vm.Value, error) { return f.get(t) }),
		futureMethod("exception", futureException),
		futureMethod("done", func(_ *vm.Thread, f *Future) (vm.Value, error) { return vm.Bool(f.done()), nil }),
		futureMethod("cancelled", func(_ *vm.Thread, f *Future) (vm.Value, error) {
			return vm.Bool(f.state == cancelled), nil
		}),
		futureMethod("get_loop", func(_ *vm.Thread, f *Future) (vm.Value, error) { return f.loop.value(), nil }),
		vm.Fn("cancel", "msg=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			ok, err := vm.As[Future](args[0]).cancelOwn(t, args[1])
			return vm.Bool(ok), err
		}),
		vm.Fn("set_result", "result, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, vm.As[Future](args[0]).setResult(t, args[1])
		}),
		vm.Fn("set_exception", "exception, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, futureSetException(t, vm.As[Future](args[0]), args[1])
		}),
		vm.Fn("add_done_callback", "fn, /, *, context=...", futureAddCallback),
		vm.Fn("remove_done_callback", "fn, /", futureRemoveCallback),
		vm.ClassFn("__class_getitem__", "item, /", genericAlias),
	}
}

func futureGetters() []vm.Getter {
	return []vm.Getter{
		{Name: "_asyncio_future_blocking", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return vm.Bool(vm.As[Future](v).blocking), nil
		}, Set: func(t *vm.Thread, v, x vm.Value) error {
			blocking, err := t.Truth(x)
			vm.As[Future](v).blocking = blocking
			return err
		}},
		{Name: "_state", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
			return vm.NewStr([]string{"PENDING", "CANCELLED", "FINISHED"}[vm.As[Future](v).state]), nil
		}},
		{Name: "_loop", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.As[Future](v).loop.value(), nil }},
	}
}

func futureException(t *vm.Thread, f *Future) (vm.Value, error) {
	switch f.state {
	case cancelled:
		return vm.Value{}, f.cancelledError(t)
	case pending:
		return vm.Value{}, t.Raise(InvalidStateError, "Exception is not set.")
	}
	f.read(t)
	return f.exc.Value(), nil
}

func futureSetException(t *vm.Thread, f *Future, v vm.Value) error {
	if f.state != pending {
		return t.Raise(InvalidStateError, "invalid state")
	}
	if cls, ok := v.AsType(); ok && cls.IsSubtype(vm.BaseException) {
		made, err := t.Call(v)
		if err != nil {
			return err
		}
		v = made
	}
	exc, ok := v.AsExc()
	if !ok {
		return t.Raise(vm.TypeError, "invalid exception object")
	}
	if exc.Value().Type().IsSubtype(vm.StopIteration) {
		wrapped := asExc(t.Raise(vm.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future"))
		wrapped.SetCause(exc)
		wrapped.SetContext(exc)
		exc = wrapped
	}
	return f.setException(t, exc)
}

func futureAddCallback(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	f := vm.As[Future](args[0])
	c := &futureCallback{loop: f.loop, fn: args[1], context: copyContext(t)}
	if !args[2].IsNil() && !args[2].IsNone() {
		var err error
		if c.context, err = contextArg(t, args[2]); err != nil {
			return vm.Value{}, err
		}
	}
	if f.loop.rt.Trace != nil {
		c.name = CallbackName(t, c.fn)
	}
	return vm.None, f.whenDone(t, c)
}

func futureRemoveCallback(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := vm.As[Future](args[0]).forget(func(j job) (bool, error) {
		c, ok := j.(*futureCallback)
		if !ok {
			return false, nil
		}
		return t.Equal(c.fn, args[1])
	})
	return vm.Int(int64(n)), err
}
