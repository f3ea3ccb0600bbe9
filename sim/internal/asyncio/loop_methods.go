package asyncio

import (
	"fmt"
	"slices"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

func init() {
	abstractLoopType.Define(vm.TypeSpec{Module: "asyncio.events", Layout: vm.LayoutOther, Doc: "What every event loop can do."})
	baseLoopType.Define(vm.TypeSpec{
		Module:  "asyncio.base_events",
		Base:    abstractLoopType,
		Layout:  vm.LayoutOther,
		Doc:     "An event loop in virtual time.",
		Attrs:   unsafe.Offsetof(Loop{}.Attrs),
		Methods: slices.Concat(loopRunMethods(), loopCallMethods(), loopOtherMethods(), loopOutsideMethods()),
		Getters: []vm.Getter{{
			Name: "slow_callback_duration",
			Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Float(float64(vm.As[Loop](v).slowCallback) / second), nil
			},
			Set: func(t *vm.Thread, v, x vm.Value) error {
				s, err := toSeconds(t, x)
				vm.As[Loop](v).slowCallback = deadline(s)
				return err
			},
		}},
		Slots: vm.Slots{
			New: func(t *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return newLoopOf(t, cls)
			},
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				l := vm.As[Loop](v)
				return fmt.Sprintf("<%s running=%s closed=%s debug=%s>", v.Type().Name,
					pyBool(l.thread != nil), pyBool(l.closed), pyBool(l.debug)), nil
			},
			Visit: visitLoop,
		},
	})
	LoopType.Define(vm.TypeSpec{Module: "asyncio.unix_events", Base: baseLoopType})
}

func pyBool(b bool) string {
	if b {
		return "True"
	}
	return "False"
}

// visitLoop shows what a loop keeps alive: what is scheduled, but, as in
// CPython, no task for its own sake.
func visitLoop(v vm.Value, visit func(vm.Value)) {
	l := vm.As[Loop](v)
	for i := range l.ready.count {
		e := l.ready.at(i)
		e.job.visit(visit)
		visitFutureOf(e.fut, visit)
	}
	for _, n := range l.timers.nodes {
		n.t.job.visit(visit)
	}
	for _, x := range []vm.Value{l.taskFactory, l.exceptionHandler, l.defaultExecutor} {
		visit(x)
	}
	if l.current != nil {
		visit(vm.Obj(l.current))
	}
	visitFutureOf(l.until, visit)
	for _, a := range l.arrivals {
		a.job.visit(visit)
	}
	l.Attrs.Visit(visit)
}

// loopMethod declares a method without parameters.
func loopMethod(name string, fn func(t *vm.Thread, l *Loop) (vm.Value, error)) *vm.Native {
	return vm.PyFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[Loop](args[0]))
	})
}

// loopSetting declares a method that takes one argument and gives None.
func loopSetting(name, param string, fn func(t *vm.Thread, l *Loop, v vm.Value) error) *vm.Native {
	return vm.PyFn(name, param, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.None, fn(t, vm.As[Loop](args[0]), args[1])
	})
}

func loopRunMethods() []*vm.Native {
	return []*vm.Native{
		loopMethod("run_forever", func(t *vm.Thread, l *Loop) (vm.Value, error) { return vm.None, l.run(t) }),
		vm.PyFn("run_until_complete", "future", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.As[Loop](args[0]).untilComplete(t, args[1])
		}),
		loopMethod("stop", func(_ *vm.Thread, l *Loop) (vm.Value, error) {
			l.stopping = true
			return vm.None, nil
		}),
		loopMethod("close", func(t *vm.Thread, l *Loop) (vm.Value, error) { return vm.None, l.close(t) }),
		loopMethod("is_running", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return vm.Bool(l.thread != nil), nil }),
		loopMethod("is_closed", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return vm.Bool(l.closed), nil }),
		loopMethod("time", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return vm.Float(l.now()), nil }),
		loopMethod("shutdown_asyncgens", func(t *vm.Thread, l *Loop) (vm.Value, error) {
			return vm.NewCoroutine(t, "BaseEventLoop.shutdown_asyncgens", &shutdownAsyncgens{loop: l}), nil
		}).Async(),
		vm.AsyncFn("shutdown_default_executor", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			m := &shutdownExecutor{loop: vm.As[Loop](args[0]), timeout: args[1]}
			return vm.NewCoroutine(t, "BaseEventLoop.shutdown_default_executor", m), nil
		}),
	}
}

func loopCallMethods() []*vm.Native {
	return []*vm.Native{
		vm.PyFn("call_soon", "callback, *args, context=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.As[Loop](args[0]).callSoon(t, "call_soon", args[1], args[2], args[3], tracer.CauseSoon)
		}),
		vm.PyFn("call_soon_threadsafe", "callback, *args, context=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			l := vm.As[Loop](args[0])
			v, err := l.callSoon(t, "call_soon_threadsafe", args[1], args[2], args[3], tracer.CauseThreadsafe)
			l.wake()
			return v, err
		}),
		vm.PyFn("call_later", "delay, callback, *args, context=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			if args[1].IsNone() {
				return vm.Value{}, t.Raise(vm.TypeError, "delay must not be None")
			}
			delay, err := toSeconds(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			l := vm.As[Loop](args[0])
			return l.callAt(t, l.now()+delay, args[2], args[3], args[4])
		}),
		vm.PyFn("call_at", "when, callback, *args, context=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			if args[1].IsNone() {
				return vm.Value{}, t.Raise(vm.TypeError, "when cannot be None")
			}
			when, err := toSeconds(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.As[Loop](args[0]).callAt(t, when, args[2], args[3], args[4])
		}),
		vm.PyFn("run_in_executor", "executor, func, *args", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.As[Loop](args[0]).runInExecutor(t, args[1], args[2], tupleItems(args[3]))
		}),
	}
}

// callSoon makes the Handle of call_soon and its like.
func (l *Loop) callSoon(t *vm.Thread, method string, fn, args, ctx vm.Value, cause tracer.Sub) (vm.Value, error) {
	h := &Handle{}
	typ := HandleType
	if cause == tracer.CauseThreadsafe {
		typ = threadSafeHandleType
	}
	if err := l.initHandle(t, h, typ, method, fn, args, ctx); err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(h), l.soon(t, h, nil, cause)
}

// callAt makes the TimerHandle of call_later and call_at.
func (l *Loop) callAt(t *vm.Thread, when float64, fn, args, ctx vm.Value) (vm.Value, error) {
	h := &TimerHandle{}
	if err := l.initHandle(t, &h.Handle, TimerHandleType, "call_at", fn, args, ctx); err != nil {
		return vm.Value{}, err
	}
	h.timer = timer{when: deadline(when), job: &h.Handle}
	return vm.Obj(h), l.at(t, &h.timer, ownerOf(fn))
}

// ownerOf gives the future whose method fn is, nil for another function.
func ownerOf(fn vm.Value) *Future {
	if _, self, ok := fn.AsMethod(); ok {
		return asFuture(self)
	}
	return nil
}

func (l *Loop) initHandle(t *vm.Thread, h *Handle, typ *vm.Type, method string, fn, args, ctx vm.Value) error {
	if l.closed {
		return t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	if l.debug {
		if err := l.checkCall(t, method, fn); err != nil {
			return err
		}
	}
	*h = Handle{Header: vm.MakeHeader(typ), loop: l, fn: fn, args: tupleItems(args), made: l.origin(t)}
	var err error
	if h.context, err = contextArg(t, ctx); err != nil {
		return err
	}
	if l.rt.Trace != nil {
		h.name = CallbackName(t, fn)
	}
	return nil
}

func loopOtherMethods() []*vm.Native {
	return []*vm.Native{
		loopMethod("create_future", func(t *vm.Thread, l *Loop) (vm.Value, error) {
			f := l.newFuture(nil)
			f.made = l.origin(t)
			return vm.Obj(f), nil
		}),
		vm.PyFn("create_task", "coro, **kwargs", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.As[Loop](args[0]).createTaskOwn(t, args[1], args[2])
		}),
		loopMethod("get_task_factory", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return l.taskFactory, nil }),
		loopSetting("set_task_factory", "factory", func(t *vm.Thread, l *Loop, v vm.Value) error {
			if !v.IsNone() && !callable(v) {
				return t.Raise(vm.TypeError, "task factory must be a callable or None")
			}
			l.taskFactory = v
			return nil
		}),
		loopMethod("get_exception_handler", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return l.exceptionHandler, nil }),
		loopSetting("set_exception_handler", "handler", func(t *vm.Thread, l *Loop, v vm.Value) error {
			if !v.IsNone() && !callable(v) {
				return t.Raise(vm.TypeError, "A callable object or None is expected, got %s", reprOf(t, v))
			}
			l.exceptionHandler = v
			return nil
		}),
		loopSetting("default_exception_handler", "context", func(t *vm.Thread, l *Loop, v vm.Value) error {
			p, err := problemOf(t, v)
			if err != nil {
				return err
			}
			return l.logProblem(t, p)
		}),
		loopSetting("call_exception_handler", "context", func(t *vm.Thread, l *Loop, v vm.Value) error {
			p, err := problemOf(t, v)
			if err != nil {
				return err
			}
			return l.report(t, p)
		}),
		loopMethod("get_debug", func(_ *vm.Thread, l *Loop) (vm.Value, error) { return vm.Bool(l.debug), nil }),
		loopSetting("set_debug", "enabled", func(t *vm.Thread, l *Loop, v vm.Value) error {
			debug, err := t.Truth(v)
			if err != nil {
				return err
			}
			return l.setDebug(t, debug)
		}),
		loopSetting("set_default_executor", "executor", func(t *vm.Thread, l *Loop, v vm.Value) error {
			if !l.rt.IsThreadPool(v) {
				return t.Raise(vm.TypeError, "executor must be ThreadPoolExecutor instance")
			}
			l.defaultExecutor = v
			return nil
		}),
		addSignalHandler,
		removeSignalHandler,
	}
}

// problemOf reads the dict that a program passes to an exception handler.
func problemOf(t *vm.Thread, context vm.Value) (p problem, err error) {
	p.message = "Unhandled exception in event loop"
	err = eachKeyword(t, context, func(name *vm.Str, v vm.Value) error {
		switch name.String() {
		case "message":
			text, err := t.Str(v)
			if err != nil {
				return err
			}
			if text != "" {
				p.message = text
			}
		case "exception":
			p.exc, _ = v.AsExc()
		default:
			p.about = append(p.about, detail{name.String(), v})
		}
		return nil
	})
	return p, err
}
