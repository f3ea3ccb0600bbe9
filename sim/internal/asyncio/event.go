package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// An Event is a flag that tasks can wait for.
type Event struct {
	vm.Header
	vm.Attrs
	resource
	flag    bool
	waiters waitList
}

// EventType is the type of events.
var EventType = vm.Declare("Event")

var eventInit = vm.PyFn("__init__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	vm.As[Event](args[0]).begin(t, "Event", -1)
	return vm.None, nil
})

func init() {
	EventType.Define(vm.TypeSpec{
		Module: "asyncio.locks",
		Layout: vm.LayoutOther,
		Doc:    "A flag that tasks can wait for.",
		Attrs:  unsafe.Offsetof(Event{}.Attrs),
		Methods: []*vm.Native{
			eventInit,
			vm.PyFn("is_set", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.Bool(vm.As[Event](args[0]).flag), nil
			}),
			vm.PyFn("set", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Event](args[0]).set(t)
			}),
			vm.PyFn("clear", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				e := vm.As[Event](args[0])
				e.flag = false
				e.note(t, tracer.OpClear, 0)
				return vm.None, nil
			}),
			vm.AsyncFn("wait", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.NewCoroutine(t, "Event.wait", &eventWait{event: vm.As[Event](args[0])}), nil
			}),
		},
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Event { return &Event{Header: h} }),
			Init: initSlot(eventInit),
			Repr: reprEvent,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				e := vm.As[Event](v)
				e.waiters.visit(visit)
				e.Attrs.Visit(visit)
			},
		},
	})
}

func reprEvent(t *vm.Thread, v vm.Value) (string, error) {
	e := vm.As[Event](v)
	state := "unset"
	if e.flag {
		state = "set"
	}
	return stateRepr(t, v, state, e.waiters.len()), nil
}

func (e *Event) set(t *vm.Thread) error {
	if e.flag {
		return nil
	}
	e.flag = true
	e.note(t, tracer.OpSet, 1)
	for _, f := range e.waiters.all() {
		if !f.done() {
			if err := f.setResult(t, vm.True); err != nil {
				return err
			}
		}
	}
	return nil
}

// eventWait is Event.wait.
type eventWait struct {
	event *Event
	fut   *Future
}

// Resume implements vm.CoroBody.
func (w *eventWait) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	e := w.event
	switch {
	case w.fut != nil:
		_, err := w.fut.resumed(t, throw)
		e.waiters.remove(w.fut)
		e.note(t, tracer.OpLeave, 0)
		return end(vm.True, err)
	case throw != nil:
		return fail(throw)
	case e.flag:
		return finish(vm.True)
	}
	l, err := e.bind(t, vm.Obj(e))
	if err != nil {
		return fail(err)
	}
	w.fut = l.newFuture(w)
	e.waiters.push(w.fut)
	e.note(t, tracer.OpWait, 0)
	return await(w.fut)
}

// awaits implements waiter.
func (w *eventWait) awaits() (string, *resource) { return w.event.name + ".wait()", &w.event.resource }

// Visit implements vm.CoroBody.
func (w *eventWait) Visit(visit func(vm.Value)) {
	visit(vm.Obj(w.event))
	visitFutureOf(w.fut, visit)
}
