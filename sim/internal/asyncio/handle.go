package asyncio

import (
	"slices"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Handle is a callback that the program has scheduled.
type Handle struct {
	vm.Header
	vm.Attrs
	loop      *Loop
	fn        vm.Value
	args      []vm.Value
	context   context // in which it runs
	cancelled bool
	made      *origin // in debug mode
	id        uint32  // its number in the trace
	name      string  // of the callback, while it is known
}

// A TimerHandle is a callback that the program has scheduled for a time.
type TimerHandle struct {
	Handle
	timer timer
}

// The types of handles.
var (
	HandleType      = vm.Declare("Handle")
	TimerHandleType = vm.Declare("TimerHandle")

	threadSafeHandleType = vm.Declare("_ThreadSafeHandle")
)

func init() {
	HandleType.Define(vm.TypeSpec{
		Module: "asyncio.events",
		Layout: vm.LayoutOther,
		Doc:    "A callback that an event loop will run.",
		Attrs:  unsafe.Offsetof(Handle{}.Attrs),
		Methods: []*vm.Native{
			vm.Fn("cancel", "", handleCancel),
			vm.Fn("cancelled", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Handle](args[0]).cancelled), nil
			}),
			vm.Fn("get_context", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return contextValue(t, vm.As[Handle](args[0]).context)
			}),
		},
		Slots: vm.Slots{Repr: reprHandle, Visit: visitHandle},
	})
	threadSafeHandleType.Define(vm.TypeSpec{Module: "asyncio.events", Base: HandleType})
	TimerHandleType.Define(vm.TypeSpec{
		Module: "asyncio.events",
		Base:   HandleType,
		Doc:    "A callback that an event loop will run at a time.",
		Methods: []*vm.Native{
			vm.Fn("when", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Float(float64(vm.As[TimerHandle](args[0]).timer.when) / second), nil
			}),
		},
		Slots: vm.Slots{
			Compare: compareTimers,
			Hash: func(_ *vm.Thread, v vm.Value) (int64, error) {
				return vm.As[TimerHandle](v).timer.when, nil
			},
		},
	})
}

// compareTimers orders timers by when they are due. Equal ones are due at the
// same time and do the same.
func compareTimers(t *vm.Thread, v, w vm.Value, op syntax.CompareOp) (vm.Value, error) {
	if !w.Type().IsSubtype(TimerHandleType) {
		return vm.NotImplemented, nil
	}
	a, b := vm.As[TimerHandle](v), vm.As[TimerHandle](w)
	equal := a == b || a.timer.when == b.timer.when && a.fn.Is(b.fn) && slices.Equal(a.args, b.args) && a.cancelled == b.cancelled
	switch op {
	case syntax.Eq:
		return vm.Bool(equal), nil
	case syntax.NotEq:
		return vm.Bool(!equal), nil
	case syntax.Lt:
		return vm.Bool(a.timer.when < b.timer.when), nil
	case syntax.LtE:
		return vm.Bool(a.timer.when < b.timer.when || equal), nil
	case syntax.Gt:
		return vm.Bool(a.timer.when > b.timer.when), nil
	case syntax.GtE:
		return vm.Bool(a.timer.when > b.timer.when || equal), nil
	}
	return vm.NotImplemented, nil
}

func visitHandle(v vm.Value, visit func(vm.Value)) {
	h := vm.As[Handle](v)
	visit(vm.Obj(h.loop))
	visit(h.fn)
	for _, arg := range h.args {
		visit(arg)
	}
}

func (h *Handle) title() string { return h.name }

func (h *Handle) visit(visit func(vm.Value)) { visit(vm.Obj(h)) }

// run implements job.
func (h *Handle) run(t *vm.Thread, _ *entry) error {
	if h.cancelled {
		return nil
	}
	err := h.loop.callIn(t, h.context, h.fn, h.args)
	if err == nil {
		return nil
	}
	return h.loop.callbackFailed(t, h.fn, h, err)
}

// callIn calls fn in a context.
func (l *Loop) callIn(t *vm.Thread, context context, fn vm.Value, args []vm.Value) error {
	outer := t.Context
	t.Context = context
	obtained := t.Obtained()
	_, err := t.Call(fn, args...)
	t.Forget(obtained)
	t.Context = outer
	return err
}

func handleCancel(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	h := vm.As[Handle](args[0])
	if h.cancelled {
		return vm.None, nil
	}
	h.cancelled = true
	if h.isTimer() {
		h.loop.disarm(&vm.As[TimerHandle](args[0]).timer)
	} else if tr := h.loop.rt.Trace; tr != nil {
		tr.handleEvent(tracer.HandleCancelled, h.id)
	}
	if !h.loop.debug {
		h.fn, h.args = vm.None, nil
	}
	return vm.None, nil
}

// isTimer says whether the handle is a TimerHandle.
func (h *Handle) isTimer() bool { return vm.Obj(h).Type().IsSubtype(TimerHandleType) }
