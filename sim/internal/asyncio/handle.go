package asyncio

import (
	"unsafe"

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
	id        uint32 // its number in the trace
	name      string // of the callback, while it is known
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
	TimerHandleType.Define(vm.TypeSpec{
		Module: "asyncio.events",
		Base:   HandleType,
		Doc:    "A callback that an event loop will run at a time.",
		Methods: []*vm.Native{
			vm.Fn("when", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Float(float64(vm.As[TimerHandle](args[0]).timer.when) / second), nil
			}),
		},
	})
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
	_, err := t.Call(fn, args...)
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
