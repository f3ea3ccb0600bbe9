package processes

import (
	"errors"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A worker is a process of module multiprocessing: a thread of the program that
// computes on a processor of its own. It begins when the program lets time pass.
type worker struct {
	vm.Header
	rt      *asyncio.Runtime
	process *asyncio.Process
	title   string
	actor   tracer.Ref

	thread  *kernel.Thread // once it has begun
	status  int64          // negative: the signal that ended it
	killed  asyncio.Signal
	ended   bool
	waiting []*kernel.Thread
}

var workerType = vm.Declare("Worker")

// workerModule is _multiprocessing, on which multiprocessing builds.
func workerModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_multiprocessing", "",
		vm.Fn("start", "process, title", startWorker),
		vm.Fn("join", "worker, timeout", joinWorker),
		vm.Fn("signal", "worker, number", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			n, err := t.Index(args[1])
			vm.As[worker](args[0]).signal(asyncio.Signal(n))
			return vm.None, err
		}),
		vm.Fn("current", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			if p := asyncio.RuntimeOf(t.VM()).Thread(t).Process; p != nil && !p.Object.IsNil() {
				return p.Object, nil
			}
			return vm.None, nil
		}),
		vm.Fn("busy", "what", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			rt := asyncio.RuntimeOf(t.VM())
			what := asyncio.CallbackName(t, args[0])
			if w, ok := others.Of(t.VM())[rt.Thread(t).Process.PID].(*worker); ok {
				rt.Busy(t, w.actor, what, nil)
			}
			return vm.None, nil
		}),
		vm.Fn("idle", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			asyncio.RuntimeOf(t.VM()).Idle(t)
			return vm.None, nil
		}),
	), nil
}

func init() {
	workerType.Define(vm.TypeSpec{
		Module: "_multiprocessing",
		Layout: vm.LayoutOther,
		Doc:    "A process that has been started.",
		Getters: []vm.Getter{
			{Name: "pid", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				return vm.Int(vm.As[worker](v).process.PID), nil
			}},
			{Name: "exitcode", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) {
				if w := vm.As[worker](v); w.ended {
					return vm.Int(w.status), nil
				}
				return vm.None, nil
			}},
		},
		Slots: vm.Slots{
			Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.As[worker](v).process.Object) },
		},
	})
}

// startWorker starts a process that runs the method _bootstrap of an object,
// which gives the exit status.
func startWorker(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	rt := asyncio.RuntimeOf(t.VM())
	title, err := t.Str(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	parent, _ := numbersOf(rt.Thread(t))
	w := &worker{
		Header: vm.MakeHeader(workerType), rt: rt, title: title,
		process: &asyncio.Process{Parent: parent, Object: args[0]},
	}
	if w.process.PID, err = enter(t, w); err != nil {
		return vm.Value{}, err
	}
	if rt.Trace != nil {
		w.actor = rt.Trace.NewActor(tracer.ActorProcess, title)
	}
	rt.Hold(vm.Obj(w)) // until it has ended
	rt.Kernel.Schedule(rt.Kernel.Now(), w.begin)
	return vm.Obj(w), nil
}

var (
	nameBootstrap = vm.Intern("_bootstrap")
	nameEnded     = vm.Intern("_ended")
)

// begin starts the process's first thread.
func (w *worker) begin() error {
	if w.killed != 0 {
		return w.end()
	}
	_, err := w.rt.Go(w.rt.MainThread().VM, "MainThread", func(t *vm.Thread) error {
		th := w.rt.Thread(t)
		w.thread, th.Process = th.Kernel, w.process
		w.thread.Apart()
		w.rt.Busy(t, w.actor, w.title, nil)
		if err := w.run(t); err != nil && !errors.Is(err, kernel.ErrKilled) {
			return err
		}
		w.rt.Idle(t)
		return w.end()
	})
	return err
}

// run is what the process does: its function, and waiting for the threads that
// this has started.
func (w *worker) run(t *vm.Thread) error {
	status, err := t.CallMethod(w.process.Object, nameBootstrap)
	if err != nil {
		return err
	}
	w.status, _ = status.AsInt()
	for _, th := range slices.Clone(w.rt.Threads()) {
		if th.Process != w.process || th.VM == t {
			continue
		}
		daemon, err := isDaemon(t, th)
		if err != nil {
			return err
		}
		if daemon {
			continue
		}
		err = w.rt.Blocking(t, th.Name+".join()", func() error {
			_, err := th.Kernel.Join(kernel.Forever)
			return err
		})
		if err != nil {
			return err
		}
	}
	return w.thread.Settle()
}

var nameDaemon = vm.Intern("daemon")

// isDaemon says whether nobody waits for a thread's end.
func isDaemon(t *vm.Thread, th *asyncio.Thread) (bool, error) {
	if th.Object.IsNil() {
		return false, nil
	}
	daemon, err := t.GetAttr(th.Object, nameDaemon)
	if err != nil {
		return false, err
	}
	return t.Truth(daemon)
}

// end is the end of the process, in whatever way. The program is told in a
// thread of its own: that of a process which was killed can do nothing more.
func (w *worker) end() error {
	if w.killed != 0 {
		w.status = -int64(w.killed)
	}
	w.ended = true
	w.stop()
	for _, th := range w.waiting {
		th.Wake()
	}
	w.waiting = nil
	w.rt.Release(vm.Obj(w))
	_, err := w.rt.Go(w.rt.MainThread().VM, w.title, func(t *vm.Thread) error {
		_, err := t.CallMethod(w.process.Object, nameEnded)
		return err
	})
	return err
}

// over implements process.
func (w *worker) over() bool { return w.ended }

// signal implements process.
func (w *worker) signal(s asyncio.Signal) {
	if w.ended || harmless(s) {
		return
	}
	w.killed = s
	w.stop()
}

// stop ends the threads of the process.
func (w *worker) stop() {
	for _, th := range w.rt.Threads() {
		if th.Process == w.process && !th.Kernel.Ended() {
			th.Kernel.Kill()
		}
	}
}

// joinWorker blocks the thread until the process has ended, and says whether it
// has.
func joinWorker(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	w := vm.As[worker](args[0])
	limit, err := asyncio.Deadline(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	for !w.ended && w.rt.Kernel.Now() < limit {
		err := w.rt.Blocking(t, w.title+".join()", func() error {
			th := w.rt.Thread(t).Kernel
			w.waiting = append(w.waiting, th)
			_, err := th.Wait(limit)
			return err
		})
		if err != nil {
			return vm.Value{}, err
		}
	}
	return vm.Bool(w.ended), nil
}
