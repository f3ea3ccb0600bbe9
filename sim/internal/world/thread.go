package world

import (
	"fmt"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// pyThread is a threading.Thread.
type pyThread struct {
	vm.Header
	vm.Attrs
	rt     *asyncio.Runtime
	name   string
	target vm.Value
	args   []vm.Value
	kw     []*vm.Str
	daemon bool
	number int64
	thread *asyncio.Thread // once it has started
}

// threadType is the type threading.Thread.
var threadType = vm.Declare("Thread")

// startedThreads are the threads of a run that were started, in order.
var startedThreads = vm.NewState(func(*vm.VM) *[]*pyThread { return new([]*pyThread) })

var threadInit = vm.PyFn("__init__", "group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None", initThread)

func init() {
	threadType.Define(vm.TypeSpec{
		Module: "threading",
		Layout: vm.LayoutOther,
		Doc:    "A thread of the program, in turns with the others.",
		Attrs:  unsafe.Offsetof(pyThread{}.Attrs),
		Methods: []*vm.Native{
			threadInit,
			threadMethod("start", startThread),
			threadMethod("run", func(t *vm.Thread, th *pyThread) (vm.Value, error) {
				if th.target.IsNone() {
					return vm.None, nil
				}
				_, err := t.CallKw(th.target, th.args, th.kw)
				return vm.None, err
			}),
			vm.PyFn("join", "timeout=None", joinThread),
			threadMethod("is_alive", func(_ *vm.Thread, th *pyThread) (vm.Value, error) { return vm.Bool(th.alive()), nil }),
			threadMethod("isDaemon", func(_ *vm.Thread, th *pyThread) (vm.Value, error) { return vm.Bool(th.daemon), nil }),
			vm.PyFn("setDaemon", "daemonic", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, setDaemon(t, args[0], args[1])
			}),
			vm.PyFn("setName", "name", func(t *vm.Thread, args []vm.Value) (_ vm.Value, err error) {
				vm.As[pyThread](args[0]).name, err = t.Str(args[1])
				return vm.None, err
			}),
			threadMethod("getName", func(_ *vm.Thread, th *pyThread) (vm.Value, error) { return vm.NewStr(th.name), nil }),
		},
		Getters: []vm.Getter{
			{Name: "name", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.NewStr(vm.As[pyThread](v).name), nil },
				Set: func(t *vm.Thread, v, x vm.Value) (err error) {
					vm.As[pyThread](v).name, err = t.Str(x)
					return err
				}},
			{Name: "daemon", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Bool(vm.As[pyThread](v).daemon), nil },
				Set: setDaemon},
			{Name: "ident", Get: threadIdent},
			{Name: "native_id", Get: threadIdent},
		},
		Slots: vm.Slots{
			New: func(t *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return vm.Obj(&pyThread{Header: vm.MakeHeader(cls), rt: asyncio.RuntimeOf(t.VM()), target: vm.None}), nil
			},
			Init: initSlot(threadInit),
			Repr: reprThread,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				th := vm.As[pyThread](v)
				visit(th.target)
				for _, arg := range th.args {
					visit(arg)
				}
				th.Attrs.Visit(visit)
			},
		},
	})
}

// threadMethod declares a method without parameters.
func threadMethod(name string, fn func(t *vm.Thread, th *pyThread) (vm.Value, error)) *vm.Native {
	return vm.PyFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[pyThread](args[0]))
	})
}

func setDaemon(t *vm.Thread, v, x vm.Value) (err error) {
	th := vm.As[pyThread](v)
	if th.started() {
		return t.Raise(vm.RuntimeError, "cannot set daemon status of active thread")
	}
	th.daemon, err = t.Truth(x)
	return err
}

func initThread(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	th := vm.As[pyThread](args[0])
	if !args[1].IsNone() {
		return vm.Value{}, t.Raise(vm.AssertionError, "group argument must be None for now")
	}
	th.target = args[2]
	var err error
	if th.args, err = t.ToList(args[4]); err != nil {
		return vm.Value{}, err
	}
	if !args[5].IsNone() {
		err = eachKeyword(t, args[5], func(name *vm.Str, v vm.Value) {
			th.args, th.kw = append(th.args, v), append(th.kw, name)
		})
		if err != nil {
			return vm.Value{}, err
		}
	}
	if args[6].IsNone() {
		th.daemon = vm.As[pyThread](currentThread(t)).daemon
	} else if th.daemon, err = t.Truth(args[6]); err != nil {
		return vm.Value{}, err
	}
	if !args[3].IsNone() {
		th.name, err = t.Str(args[3])
		return vm.None, err
	}
	target := ""
	if !th.target.IsNone() {
		target = asyncio.CallbackName(t, th.target)
	}
	th.name = th.rt.ThreadName(target)
	return vm.None, nil
}

func (th *pyThread) alive() bool {
	return th.thread != nil && (th.thread.Kernel == nil || !th.thread.Kernel.Ended())
}

func (th *pyThread) started() bool { return th.thread != nil }

func threadIdent(_ *vm.Thread, v vm.Value) (vm.Value, error) {
	th := vm.As[pyThread](v)
	if !th.started() {
		return vm.None, nil
	}
	return vm.Int(identBase + th.number), nil
}

// identBase is the identity of the main thread; the others count on.
const identBase = 139_900_000_000_000

func reprThread(_ *vm.Thread, v vm.Value) (string, error) {
	th := vm.As[pyThread](v)
	status := "initial"
	switch {
	case th.alive():
		status = "started"
	case th.started():
		status = "stopped"
	}
	if th.daemon {
		status += " daemon"
	}
	if th.started() {
		status += fmt.Sprintf(" %d", identBase+th.number)
	}
	return fmt.Sprintf("<%s(%s, %s)>", v.Type().Name, th.name, status), nil
}

var nameRun = vm.Intern("run")

func startThread(t *vm.Thread, th *pyThread) (vm.Value, error) {
	if th.started() {
		return vm.Value{}, t.Raise(vm.RuntimeError, "threads can only be started once")
	}
	started := startedThreads.Of(t.VM())
	*started = append(*started, th)
	th.number = int64(len(*started))
	var actor tracer.Ref
	if tr := th.rt.Trace; tr != nil {
		actor = tr.NewActor(tracer.ActorThread, th.name)
	}
	th.thread = &asyncio.Thread{}
	_, err := th.rt.Go(t, th.name, func(t *vm.Thread) error {
		th.thread = th.rt.Thread(t)
		th.thread.Object = vm.Obj(th)
		th.rt.Busy(t, actor, th.name, nil)
		_, err := t.CallMethod(vm.Obj(th), nameRun)
		th.rt.Idle(t)
		return th.failed(t, err)
	})
	return vm.None, err
}

var nameExceptHook, nameExceptHookArgs = vm.Intern("excepthook"), vm.Intern("ExceptHookArgs")

// failed hands what ended a thread to threading.excepthook.
func (th *pyThread) failed(t *vm.Thread, err error) error {
	exc, ok := err.(*vm.Exc)
	if !ok || exc.Value().Type().IsSubtype(vm.SystemExit) {
		if ok {
			return nil
		}
		return err
	}
	threading, err := t.Import("threading")
	if err != nil {
		return err
	}
	var tb = vm.None
	if exc.Traceback() != nil {
		tb = vm.Obj(exc.Traceback())
	}
	v := exc.Value()
	args, err := t.CallMethod(vm.Obj(threading), nameExceptHookArgs, vm.Obj(v.Type()), v, tb, vm.Obj(th))
	if err != nil {
		return err
	}
	_, err = t.CallMethod(vm.Obj(threading), nameExceptHook, args)
	return err
}

func joinThread(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	th := vm.As[pyThread](args[0])
	if !th.started() {
		return vm.Value{}, t.Raise(vm.RuntimeError, "cannot join thread before it is started")
	}
	if th.thread.VM == t {
		return vm.Value{}, t.Raise(vm.RuntimeError, "cannot join current thread")
	}
	limit, err := asyncio.Deadline(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	return vm.None, th.rt.Blocking(t, th.name+".join()", func() error {
		_, err := th.thread.Kernel.Join(limit)
		return err
	})
}

// JoinThreads waits for the threads that are not daemons, as the interpreter
// does before it exits.
func JoinThreads(t *vm.Thread) error {
	for _, th := range *startedThreads.Of(t.VM()) {
		if th.daemon || !th.alive() {
			continue
		}
		err := th.rt.Blocking(t, th.name+".join()", func() error {
			_, err := th.thread.Kernel.Join(kernel.Forever)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// currentThread gives the object of the thread that runs; it is made up for one
// that the program has not started itself.
func currentThread(t *vm.Thread) vm.Value {
	rt := asyncio.RuntimeOf(t.VM())
	th := rt.Thread(t)
	if th.Object.IsNil() {
		th.Object = vm.Obj(&pyThread{
			Header: vm.MakeHeader(threadType), rt: rt, name: th.Name, target: vm.None, thread: th,
		})
	}
	return th.Object
}
