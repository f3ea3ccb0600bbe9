package world

import (
	"fmt"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/processes"
	"github.com/asyncio-playground/playground/tracer"
)

// The sizes of pools whose program does not say.
func defaultThreads(t *vm.Thread) int   { return min(32, defaultProcesses(t)+4) }
func defaultProcesses(t *vm.Thread) int { return host.Of(t.VM()).World.CPU.Count }

// A pool is an executor: workers that take calls from a queue.
//
// A worker of a thread pool starts at once and runs until it blocks for the
// first time before submit returns. Processes start when the main thread is
// idle. At most max are busy; what is submitted beyond waits its turn.
type pool struct {
	vm.Header
	vm.Attrs
	rt      *asyncio.Runtime
	kind    tracer.Sub // ActorThread or ActorProcess
	prefix  string     // of the workers' names
	max     int
	queue   []*work
	workers []*worker
	idle    []*worker // in the order in which they became idle
	busy    int
	closed  bool
	broken  bool             // its initializer has failed
	waiting []*kernel.Thread // until nobody is busy

	initializer vm.Value
	initargs    []vm.Value
}

// worker is a thread or process of a pool.
type worker struct {
	name  string
	actor tracer.Ref
	ready bool             // its initializer has run
	own   *asyncio.Process // that it is; nil if it is a thread
}

// work is a call that was submitted.
type work struct {
	c    *asyncio.ConcurrentFuture
	fn   vm.Value
	args []vm.Value
	kw   []*vm.Str
}

// The types of pools.
var (
	executorType    = vm.Declare("Executor")
	threadPoolType  = vm.Declare("ThreadPoolExecutor")
	processPoolType = vm.Declare("ProcessPoolExecutor")
)

var threadPoolInit = vm.PyFn("__init__", "max_workers=None, thread_name_prefix='', initializer=None, initargs=()",
	func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		prefix, err := t.Str(args[2])
		if err != nil {
			return vm.Value{}, err
		}
		return vm.None, initPool(t, args[0], args[1], defaultThreads(t), prefix, args[3], args[4])
	})

var processPoolInit = vm.PyFn("__init__", "max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None",
	func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.None, initPool(t, args[0], args[1], defaultProcesses(t), "", args[3], args[4])
	})

func init() {
	executorType.Define(vm.TypeSpec{Module: "concurrent.futures._base", Layout: vm.LayoutOther, Doc: "What calls can be submitted to."})
	for _, typ := range []struct {
		*vm.Type
		module string
		init   *vm.Native
	}{
		{threadPoolType, "concurrent.futures.thread", threadPoolInit},
		{processPoolType, "concurrent.futures.process", processPoolInit},
	} {
		typ.Define(vm.TypeSpec{
			Module:  typ.module,
			Base:    executorType,
			Layout:  vm.LayoutOther,
			Attrs:   unsafe.Offsetof(pool{}.Attrs),
			Methods: append(poolMethods(), typ.init),
			Slots: vm.Slots{
				New: func(t *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
					return vm.Obj(newPool(asyncio.RuntimeOf(t.VM()), cls)), nil
				},
				Init:  initSlot(typ.init),
				Visit: visitPool,
			},
		})
	}
}

func visitPool(v vm.Value, visit func(vm.Value)) {
	p := vm.As[pool](v)
	for _, w := range p.queue {
		visit(w.fn)
		visit(vm.Obj(w.c))
	}
	p.Attrs.Visit(visit)
}

func newPool(rt *asyncio.Runtime, cls *vm.Type) *pool {
	kind := tracer.ActorThread
	if cls.IsSubtype(processPoolType) {
		kind = tracer.ActorProcess
	}
	return &pool{Header: vm.MakeHeader(cls), rt: rt, kind: kind, initializer: vm.None}
}

func initPool(t *vm.Thread, self, size vm.Value, standard int, prefix string, initializer, initargs vm.Value) error {
	n := standard
	if !size.IsNone() {
		var err error
		if n, err = t.Index(size); err != nil {
			return err
		}
	}
	if n <= 0 {
		return t.Raise(vm.ValueError, "max_workers must be greater than 0")
	}
	p := vm.As[pool](self)
	p.init(n, prefix)
	p.initializer = initializer
	var err error
	p.initargs, err = t.ToList(initargs)
	return err
}

// pools counts the pools of a run, for the names of their workers.
var pools = vm.NewState(func(*vm.VM) *[2]int { return new([2]int) })

func (p *pool) init(max int, prefix string) {
	p.max, p.prefix = max, prefix
	if prefix != "" {
		return
	}
	counts := pools.Of(p.rt.VM)
	if p.kind == tracer.ActorProcess {
		counts[1]++
		p.prefix = "Process"
		return
	}
	p.prefix = fmt.Sprintf("ThreadPoolExecutor-%d", counts[0])
	counts[0]++
}

func poolMethods() []*vm.Native {
	return []*vm.Native{
		vm.PyFn("submit", "fn, /, *args, **kwargs", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			w := &work{fn: args[1], args: tupleItems(args[2])}
			err := eachKeyword(t, args[3], func(name *vm.Str, v vm.Value) {
				w.args, w.kw = append(w.args[:len(w.args):len(w.args)], v), append(w.kw, name)
			})
			if err != nil {
				return vm.Value{}, err
			}
			return vm.As[pool](args[0]).submit(t, w)
		}),
		vm.PyFn("map", "fn, *iterables, timeout=None, chunksize=1, buffersize=None", poolMap),
		vm.PyFn("shutdown", "wait=True, *, cancel_futures=False", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			wait, err := t.Truth(args[1])
			if err != nil {
				return vm.Value{}, err
			}
			cancel, err := t.Truth(args[2])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.None, vm.As[pool](args[0]).shutdown(t, wait, cancel)
		}),
		vm.PyFn("__enter__", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) { return args[0], nil }),
		vm.PyFn("__exit__", "exc_type, exc_val, exc_tb", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.False, vm.As[pool](args[0]).shutdown(t, true, false)
		}),
	}
}

// submit queues a call and gives the future of its result.
func (p *pool) submit(t *vm.Thread, w *work) (vm.Value, error) {
	if p.broken {
		return vm.Value{}, p.brokenError(t)
	}
	if p.closed {
		return vm.Value{}, t.Raise(vm.RuntimeError, "cannot schedule new futures after shutdown")
	}
	w.c = asyncio.NewConcurrentFuture(p.rt)
	w.c.Kind = p.kind
	p.rt.Hold(vm.Obj(w.c))
	p.rt.Hold(w.fn)
	p.queue = append(p.queue, w)
	if p.kind == tracer.ActorThread {
		return vm.Obj(w.c), p.staff(t)
	}
	p.rt.Kernel.WhenIdle(func() error { return p.staff(t) })
	return vm.Obj(w.c), nil
}

// staff sets a worker to work, if there is work and a worker may be had.
func (p *pool) staff(t *vm.Thread) error {
	if len(p.queue) == 0 || p.busy == p.max {
		return nil
	}
	w := p.worker()
	p.busy++
	_, err := p.rt.Go(t, w.name, func(t *vm.Thread) error {
		if th := p.rt.Thread(t); w.own != nil {
			th.Process = w.own
			th.Kernel.Apart()
		}
		err := p.work(t, w)
		p.busy--
		p.idle = append(p.idle, w)
		if p.busy == 0 {
			for _, th := range p.waiting {
				th.Wake()
			}
			p.waiting = nil
		}
		return err
	})
	return err
}

// worker gives an idle worker, or a new one.
func (p *pool) worker() *worker {
	if len(p.idle) > 0 {
		w := p.idle[0]
		p.idle = p.idle[1:]
		return w
	}
	w := &worker{name: p.workerName(len(p.workers))}
	if p.kind == tracer.ActorProcess {
		w.own = processes.NewProcess(p.rt)
	}
	if tr := p.rt.Trace; tr != nil {
		w.actor = tr.NewActor(p.kind, w.name)
	}
	p.workers = append(p.workers, w)
	return w
}

func (p *pool) workerName(n int) string {
	if p.kind == tracer.ActorProcess {
		return fmt.Sprintf("%s-%d", p.prefix, n+1)
	}
	return fmt.Sprintf("%s_%d", p.prefix, n)
}

// work takes calls from the queue until there is none.
func (p *pool) work(t *vm.Thread, w *worker) error {
	if !w.ready {
		w.ready = true
		if ok, err := p.initialize(t); !ok || err != nil {
			return err
		}
	}
	for len(p.queue) > 0 {
		next := p.queue[0]
		p.queue = p.queue[1:]
		if err := p.perform(t, w, next); err != nil {
			return err
		}
	}
	return nil
}

// initialize calls the initializer in a new worker. If that fails, so does all
// that was submitted, and nothing more may be.
func (p *pool) initialize(t *vm.Thread) (bool, error) {
	if p.initializer.IsNone() {
		return true, nil
	}
	_, err := t.Call(p.initializer, p.initargs...)
	exc, failed := err.(*vm.Exc)
	if !failed {
		return err == nil, err
	}
	if err := asyncio.LogCritical(t, "concurrent.futures", "Exception in initializer:", exc); err != nil {
		return false, err
	}
	p.broken = true
	queue := p.queue
	p.queue = nil
	for _, call := range queue {
		p.release(call)
		if !call.c.Begin() {
			continue
		}
		broken, ok := p.brokenError(t).(*vm.Exc)
		if !ok {
			return false, nil
		}
		if err := call.c.Finish(t, vm.None, broken); err != nil {
			return false, err
		}
	}
	return false, nil
}

func (p *pool) brokenError(t *vm.Thread) error {
	if p.kind == tracer.ActorProcess {
		return t.Raise(brokenProcessPool, "A child process terminated abruptly, the process pool is not usable anymore")
	}
	return t.Raise(brokenThreadPool, "A thread initializer failed, the thread pool is not usable anymore")
}

// release forgets what keeps a call that nobody has begun alive.
func (p *pool) release(call *work) {
	p.rt.Release(vm.Obj(call.c))
	p.rt.Release(call.fn)
}

// perform makes one call and sets its future.
func (p *pool) perform(t *vm.Thread, w *worker, call *work) error {
	defer p.release(call)
	if !call.c.Begin() {
		return nil
	}
	call.c.Actor = w.actor
	if p.rt.Trace != nil {
		p.rt.Busy(t, w.actor, asyncio.CallbackName(t, call.fn), call.c.Serves)
	}
	result, err := t.CallKw(call.fn, call.args, call.kw)
	if settled := p.rt.Thread(t).Kernel.Settle(); settled != nil {
		return settled
	}
	p.rt.Idle(t)
	exc, ok := err.(*vm.Exc)
	if err != nil && !ok {
		return err
	}
	return call.c.Finish(t, result, exc)
}

// shutdown ends the pool: no more calls are taken.
func (p *pool) shutdown(t *vm.Thread, wait, cancel bool) error {
	p.closed = true
	if cancel {
		queue := p.queue
		p.queue = nil
		for _, w := range queue {
			if _, err := w.c.Cancel(t); err != nil {
				return err
			}
		}
	}
	if !wait {
		return nil
	}
	return p.rt.Blocking(t, "executor.shutdown()", func() error {
		th := p.rt.Thread(t).Kernel
		for p.busy > 0 || len(p.queue) > 0 {
			p.waiting = append(p.waiting, th)
			if _, err := th.Wait(kernel.Forever); err != nil {
				return err
			}
		}
		return nil
	})
}

// mapResults is what Executor.map gives: an iterator that waits for the next
// result.
type mapResults struct {
	vm.Header
	futures  []*asyncio.ConcurrentFuture
	deadline int64
}

var mapResultsType = vm.Declare("generator")

func init() {
	mapResultsType.Define(vm.TypeSpec{
		Layout: vm.LayoutOther,
		Slots: vm.Slots{
			Iter: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
			Next: func(t *vm.Thread, v vm.Value) (vm.Value, error) {
				m := vm.As[mapResults](v)
				if len(m.futures) == 0 {
					return vm.Value{}, nil
				}
				c := m.futures[0]
				m.futures = m.futures[1:]
				v, err := c.ResultBy(t, m.deadline)
				if err != nil {
					return vm.Value{}, m.abandon(t, err)
				}
				return v, nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				for _, c := range vm.As[mapResults](v).futures {
					visit(vm.Obj(c))
				}
			},
		},
	})
}

// abandon cancels the rest when a result could not be had.
func (m *mapResults) abandon(t *vm.Thread, err error) error {
	for _, c := range m.futures {
		if _, cancelErr := c.Cancel(t); cancelErr != nil {
			return cancelErr
		}
	}
	m.futures = nil
	return err
}

// poolMap is Executor.map.
func poolMap(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p, fn, timeout := vm.As[pool](args[0]), args[1], args[3]
	m := &mapResults{Header: vm.MakeHeader(mapResultsType), deadline: kernel.Forever}
	if !timeout.IsNone() {
		s, err := t.ToFloat(timeout)
		if err != nil {
			return vm.Value{}, err
		}
		m.deadline = p.rt.Kernel.Now() + int64(s*1e9)
	}
	columns := tupleItems(args[2])
	lists := make([][]vm.Value, len(columns))
	rows := -1
	for i, column := range columns {
		items, err := t.ToList(column)
		if err != nil {
			return vm.Value{}, err
		}
		lists[i] = items
		if rows < 0 || len(items) < rows {
			rows = len(items)
		}
	}
	for row := range max(rows, 0) {
		call := &work{fn: fn}
		for _, items := range lists {
			call.args = append(call.args, items[row])
		}
		v, err := p.submit(t, call)
		if err != nil {
			return vm.Value{}, err
		}
		m.futures = append(m.futures, vm.As[asyncio.ConcurrentFuture](v))
	}
	return vm.Obj(m), nil
}
