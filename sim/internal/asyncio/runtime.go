package asyncio

import (
	"errors"
	"fmt"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Runtime is what all event loops and threads of one run share.
type Runtime struct {
	VM     *vm.VM
	Kernel *kernel.Kernel
	Trace  *Trace // nil when nobody listens

	// NewDefaultExecutor makes the pool that run_in_executor(None, …) and
	// to_thread use. Package world provides it.
	NewDefaultExecutor func(t *vm.Thread) (vm.Value, error)
	// IsThreadPool says whether a value may be a loop's default executor.
	// Package world provides it.
	IsThreadPool func(v vm.Value) bool

	threads   []*Thread
	unnamed   int            // how many threads are called Thread-N
	free      []*vm.Thread   // of threads that have ended
	held      []vm.Value     // see Hold
	last      *Thread        // whom thread found last
	tasks     uint32         // how many were created
	taskNames uint64         // how many were called Task-N
	allLoops  []*Loop        // in order of creation
	births    uint32         // of futures and tasks
	kinds     map[string]int // how many resources of each type have no name
	waiting   *Loop          // for something to happen
	blocker   call           // the last call that blocked a thread
	policy    vm.Value       // that the program has set; nil if none
	outside   []*Outside     // that have not ended, in no order
	serves    *Future        // for which run_in_executor is submitting something
	signals   signals
}

// A call is something that the program called, for a message.
type call struct {
	name string
	pos  vm.Position
}

// Blocker names the last call that blocked a thread.
func (rt *Runtime) Blocker() (name string, at vm.Position) { return rt.blocker.name, rt.blocker.pos }

// A Thread is a simulated thread, as seen from Python and from the kernel.
type Thread struct {
	VM     *vm.Thread
	Kernel *kernel.Thread
	Name   string
	Object vm.Value // its threading.Thread, when there is one
	// Process is the process that it belongs to, nil for the program's own. The
	// threads that it starts belong to the same.
	Process *Process

	running *Loop // the loop that it runs
	counted int64 // instructions that Computed has reported

	lane    tracer.Ref // of the worker that it is, while that is busy
	does    string     // what the worker is doing
	current *Loop      // what set_event_loop set
	chosen  bool       // whether set_event_loop was ever called
}

// A Process is a simulated process that shares the memory of its run.
type Process struct {
	PID, Parent int64
	Object      vm.Value // its multiprocessing.Process, nil if it has none
}

var runtimes = vm.NewState(func(v *vm.VM) *Runtime {
	return &Runtime{VM: v, Kernel: kernel.New()}
})

// RuntimeOf gives the runtime of a run.
func RuntimeOf(v *vm.VM) *Runtime { return runtimes.Of(v) }

// Attach makes a run use k as its physics and, unless nil, tell trace what
// happens. t is its main thread, which is the one of k's that is running.
func Attach(t *vm.Thread, k *kernel.Kernel, trace *Trace) *Runtime {
	rt := &Runtime{VM: t.VM(), Kernel: k, Trace: trace}
	if trace != nil {
		k.Jumped = rt.jumped
	}
	runtimes.Set(t.VM(), rt)
	t.VM().AddRoots(rt.visitRoots)
	t.VM().AddLatent(rt.watchTasks)
	rt.AddThread(t, k.Current(), "MainThread")
	return rt
}

// AddThread makes a thread known.
func (rt *Runtime) AddThread(t *vm.Thread, k *kernel.Thread, name string) *Thread {
	th := &Thread{VM: t, Kernel: k, Name: name, counted: t.Executed()}
	rt.threads = append(rt.threads, th)
	rt.last = th
	return th
}

// RemoveThread forgets a thread that has ended.
func (rt *Runtime) RemoveThread(th *Thread) {
	for i := range rt.threads {
		if rt.threads[i] == th {
			rt.threads = append(rt.threads[:i], rt.threads[i+1:]...)
			break
		}
	}
	rt.last = rt.threads[0]
}

// Thread gives the thread that t is.
func (rt *Runtime) Thread(t *vm.Thread) *Thread {
	if rt.last != nil && rt.last.VM == t {
		return rt.last
	}
	for _, th := range rt.threads {
		if th.VM == t {
			rt.last = th
			return th
		}
	}
	return rt.AddThread(t, rt.Kernel.Current(), fmt.Sprintf("Thread-%d", len(rt.threads)))
}

// MainThread is the thread that runs the program.
func (rt *Runtime) MainThread() *Thread { return rt.threads[0] }

// Threads gives the threads that have not ended, in order of creation.
func (rt *Runtime) Threads() []*Thread { return rt.threads }

// threadOf gives the thread that t is.
func threadOf(t *vm.Thread) *Thread { return RuntimeOf(t.VM()).Thread(t) }

// Go starts a thread that runs body at once, until it blocks for the first time
// or ends.
func (rt *Runtime) Go(from *vm.Thread, name string, body func(t *vm.Thread) error) (*Thread, error) {
	caller := rt.Thread(from)
	th := rt.AddThread(rt.newThread(), nil, name)
	th.Process = caller.Process
	err := rt.Outside(func() error {
		k, err := rt.Kernel.Start(func(k *kernel.Thread) error {
			th.Kernel = k
			err := body(th.VM)
			if errors.Is(err, kernel.ErrKilled) {
				err = nil
			}
			rt.RemoveThread(th)
			th.VM.Context = nil
			rt.free = append(rt.free, th.VM)
			return err
		})
		th.Kernel = k
		return err
	})
	rt.last = caller
	return th, err
}

// ThreadName gives the name of a thread that has been given none.
func (rt *Runtime) ThreadName(target string) string {
	rt.unnamed++
	name := fmt.Sprintf("Thread-%d", rt.unnamed)
	if target != "" {
		name += " (" + target + ")"
	}
	return name
}

// newThread gives a thread of the machine's that is in nobody's use.
func (rt *Runtime) newThread() *vm.Thread {
	if last := len(rt.free) - 1; last >= 0 {
		t := rt.free[last]
		rt.free = rt.free[:last]
		return t
	}
	return rt.VM.NewThread()
}

// Computed gives how many instructions the running thread has executed since it
// was last asked.
func (rt *Runtime) Computed() int64 {
	current := rt.Kernel.Current()
	for _, th := range rt.threads {
		if th.Kernel == current {
			n := th.VM.Executed()
			since := n - th.counted
			th.counted = n
			return since
		}
	}
	return 0
}

// Yield makes the running thread give up the interpreter lock, and take it
// again when it is its turn: that is a gap in the lane of a worker, unless it is
// a process, which computes on while the clock catches up.
func (rt *Runtime) Yield() error {
	var th *Thread
	if rt.Trace != nil {
		for _, one := range rt.threads {
			if one.Kernel == rt.Kernel.Current() && one.lane != 0 && !one.Kernel.IsApart() {
				th = one
				rt.Trace.ActorIdle(th.lane)
			}
		}
	}
	err := rt.Outside(rt.Kernel.Yield)
	if th != nil && err == nil {
		rt.Trace.ActorBusy(th.lane, th.does, nil)
	}
	return err
}

// Busy says that the thread t, a worker with a lane of its own, begins to do
// something, for a future's sake unless that is nil.
func (rt *Runtime) Busy(t *vm.Thread, lane tracer.Ref, does string, serves *Future) {
	if rt.Trace != nil {
		th := rt.Thread(t)
		th.lane, th.does = lane, does
		rt.Trace.ActorBusy(lane, does, serves)
	}
}

// Idle says that it has done it.
func (rt *Runtime) Idle(t *vm.Thread) {
	if rt.Trace != nil {
		if th := rt.Thread(t); th.lane != 0 {
			rt.Trace.ActorIdle(th.lane)
			th.lane = 0
		}
	}
}

// Hold keeps a value alive, until Release, while only Go code knows of it.
func (rt *Runtime) Hold(v vm.Value) { rt.held = append(rt.held, v) }

// Release takes a Hold back.
func (rt *Runtime) Release(v vm.Value) {
	if i := slices.Index(rt.held, v); i >= 0 {
		rt.held = slices.Delete(rt.held, i, i+1)
	}
}

// visitRoots shows the values that the runtime holds on to for the program.
func (rt *Runtime) visitRoots(visit func(vm.Value)) {
	for _, th := range rt.threads {
		for _, l := range []*Loop{th.running, th.current} {
			if l != nil {
				visit(vm.Obj(l))
			}
		}
		if !th.Object.IsNil() {
			visit(th.Object)
		}
		if th.Process != nil && !th.Process.Object.IsNil() {
			visit(th.Process.Object)
		}
	}
	for _, v := range rt.held {
		visit(v)
	}
	rt.signals.visit(visit)
	if !rt.policy.IsNil() {
		visit(rt.policy)
	}
	for _, o := range rt.outside {
		visit(vm.Obj(o.fut))
	}
}

func (rt *Runtime) nextBirth() uint32 {
	rt.births++
	return rt.births
}

// jumped tells the trace that the clock has moved for the loop that waits.
func (rt *Runtime) jumped(from int64) {
	if l := rt.waiting; l != nil {
		rt.Trace.clockJump(from, l.timers.first())
	}
}

// Sleep is time.sleep: it blocks the thread, and with it the loop that it runs.
func (rt *Runtime) Sleep(t *vm.Thread, ns int64) error {
	name := "time.sleep(" + seconds(ns) + ")"
	if !rt.signals.expected || t != rt.MainThread().VM {
		return rt.Blocking(t, name, func() error { return rt.Thread(t).Kernel.Sleep(ns) })
	}
	// A signal interrupts the sleep for as long as its handler runs.
	for end := rt.Kernel.Now() + ns; ; {
		err := rt.Blocking(t, name, func() error {
			_, err := rt.MainThread().Kernel.Wait(end)
			return err
		})
		if err != nil || rt.Kernel.Now() >= end {
			return err
		}
	}
}

// Blocking notes the name of a call that blocks the thread, so that a warning
// can name it, and does it. While it lasts the trace belongs to others.
func (rt *Runtime) Blocking(t *vm.Thread, name string, do func() error) error {
	rt.blocker = call{name, t.Position()}
	if err := rt.Outside(do); err != nil {
		return err
	}
	return rt.HandleSignals(t)
}

// Outside lets other threads run during do: what they do is not part of the
// step that is going on.
func (rt *Runtime) Outside(do func() error) error {
	tr := rt.Trace
	if tr == nil {
		return do()
	}
	turn, task := tr.turn, tr.task
	tr.turn, tr.task = 0, 0
	err := do()
	tr.turn, tr.task = turn, task
	return err
}
