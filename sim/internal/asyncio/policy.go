package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Which loop is meant: the running one, or the one that was set.

// runningLoop gives the loop that t runs.
func runningLoop(t *vm.Thread) (*Loop, error) {
	if l := threadOf(t).running; l != nil {
		return l, nil
	}
	return nil, t.Raise(vm.RuntimeError, "no running event loop")
}

// currentLoop is get_event_loop: the running loop, or else the one that
// set_event_loop has set. Before 3.14 the main thread got a new one instead of
// an error.
func currentLoop(t *vm.Thread) (*Loop, error) {
	rt := RuntimeOf(t.VM())
	th := rt.Thread(t)
	switch {
	case th.running != nil:
		return th.running, nil
	case th.current != nil:
		return th.current, nil
	case rt.legacy() && !th.chosen && th == rt.MainThread():
		l, err := newLoop(t, LoopType)
		th.current, th.chosen = l, err == nil
		return l, err
	}
	return nil, t.Raise(vm.RuntimeError, "There is no current event loop in thread '%s'.", th.Name)
}

// legacy says whether the run behaves as Python before 3.14.
func (rt *Runtime) legacy() bool { return rt.VM.Older() }

// setCurrent is set_event_loop.
func setCurrent(t *vm.Thread, l *Loop) {
	th := threadOf(t)
	th.current, th.chosen = l, true
}

// currentTask gives the task whose step t runs, or nil.
func currentTask(t *vm.Thread) *Task {
	if l := threadOf(t).running; l != nil {
		return l.current
	}
	return nil
}

// asLoop gives the loop that v is, or nil.
func asLoop(v vm.Value) *Loop {
	if v.Type().IsSubtype(baseLoopType) {
		return vm.As[Loop](v)
	}
	return nil
}

// loopArg takes an argument that is a loop, or None for the one that def gives.
func loopArg(t *vm.Thread, v vm.Value, def func(*vm.Thread) (*Loop, error)) (*Loop, error) {
	if v.IsNone() {
		return def(t)
	}
	if l := asLoop(v); l != nil {
		return l, nil
	}
	return nil, t.Raise(vm.TypeError, "an event loop was expected, not %s", v.Type().Name)
}

// valueOf gives a loop as a Value, None for nil.
func (l *Loop) value() vm.Value {
	if l == nil {
		return vm.None
	}
	return vm.Obj(l)
}

var policyFns = []vm.ModuleEntry{
	vm.Fn("get_running_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return loopResult(runningLoop(t)) }),
	vm.Fn("_get_running_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return threadOf(t).running.value(), nil }),
	vm.Fn("get_event_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return loopResult(currentLoop(t)) }),
	vm.PyFn("new_event_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		return loopResult(newByPolicy(t))
	}),
	vm.PyFn("set_event_loop", "loop", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		l := asLoop(args[0])
		if l == nil && !args[0].IsNone() {
			return vm.Value{}, t.Raise(vm.TypeError, "loop must be an instance of AbstractEventLoop or None, not '%s'", args[0].Type().Name)
		}
		setCurrent(t, l)
		return vm.None, nil
	}),
	vm.PyFn("get_event_loop_policy", "", getPolicy),
	vm.PyFn("set_event_loop_policy", "policy", setPolicy),
}

// newByPolicy is new_event_loop: it asks the policy, if the program has set one.
func newByPolicy(t *vm.Thread) (*Loop, error) {
	rt := RuntimeOf(t.VM())
	if rt.policy.IsNil() {
		return newLoop(t, LoopType)
	}
	v, err := t.CallMethod(rt.policy, nameNewLoop)
	if err != nil {
		return nil, err
	}
	if l := asLoop(v); l != nil {
		return l, nil
	}
	return nil, t.Raise(vm.TypeError, "new_event_loop() of a policy must give an event loop of asyncio, not %s", v.Type().Name)
}

// oldPolicies are the names of policies, all of them deprecated.
var oldPolicies = map[string]*vm.Type{
	"AbstractEventLoopPolicy": abstractPolicyType,
	"DefaultEventLoopPolicy":  policyType,
}

var abstractPolicyType = vm.NewType("_AbstractEventLoopPolicy", vm.TypeSpec{Module: "asyncio.events", Layout: vm.LayoutOther})

// policy is an event loop policy. That of asyncio is what this file does; of one
// that a program derives from it, new_event_loop is asked.
type policy struct {
	vm.Header
	vm.Attrs
}

var policyType = vm.NewType("_UnixDefaultEventLoopPolicy", vm.TypeSpec{
	Module: "asyncio.unix_events", Layout: vm.LayoutOther, Base: abstractPolicyType,
	Attrs: unsafe.Offsetof(policy{}.Attrs),
	Methods: []*vm.Native{
		vm.PyFn("get_event_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return loopResult(currentLoop(t)) }),
		vm.PyFn("new_event_loop", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return loopResult(newLoop(t, LoopType))
		}),
		vm.PyFn("set_event_loop", "loop", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			setCurrent(t, asLoop(args[1]))
			return vm.None, nil
		}),
	},
	Slots: vm.Slots{New: newObject(func(h vm.Header) *policy { return &policy{Header: h} })},
})

// getPolicy is get_event_loop_policy, which 3.14 warns of.
func getPolicy(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
	p := RuntimeOf(t.VM()).policy
	if p.IsNil() {
		p = vm.Obj(&policy{Header: vm.MakeHeader(policyType)})
	}
	return p, warnPolicy(t, "get_event_loop_policy")
}

// setPolicy is set_event_loop_policy.
func setPolicy(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p := args[0]
	if !p.IsNone() && !p.Type().IsSubtype(abstractPolicyType) {
		return vm.Value{}, t.Raise(vm.TypeError, "policy must be an instance of AbstractEventLoopPolicy or None, not '%s'", p.Type().Name)
	}
	if p.IsNone() {
		p = vm.Value{}
	}
	RuntimeOf(t.VM()).policy = p
	return vm.None, warnPolicy(t, "set_event_loop_policy")
}

func warnPolicy(t *vm.Thread, name string) error { return warnOld(t, name, "") }

// warnOld warns of a name of asyncio that 3.14 has deprecated; hint says what to
// use in its place.
func warnOld(t *vm.Thread, name, hint string) error {
	if RuntimeOf(t.VM()).legacy() {
		return nil
	}
	return t.Warn(vm.DeprecationWarning, "'asyncio."+name+"' is deprecated and slated for removal in Python 3.16"+hint, "")
}

func loopResult(l *Loop, err error) (vm.Value, error) {
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(l), nil
}
