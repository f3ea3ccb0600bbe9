package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// untilComplete is loop.run_until_complete.
func (l *Loop) untilComplete(t *vm.Thread, aw vm.Value) (vm.Value, error) {
	if err := l.mayRun(t, l.rt.Thread(t)); err != nil {
		return vm.Value{}, err
	}
	f, err := ensureFuture(t, aw, l)
	if err != nil {
		return vm.Value{}, err
	}
	made := !aw.Is(vm.Obj(f))
	if made && f.task != nil {
		f.task.quietDrop = true
	}
	stop := &stopWhenDone{l}
	if err := f.whenDone(t, stop); err != nil {
		return vm.Value{}, err
	}
	outer := l.until
	l.until = f
	err = l.run(t)
	l.until = outer
	f.forgetJob(stop)
	if err != nil {
		if made && f.state == finished {
			f.read(t)
		}
		return vm.Value{}, err
	}
	if !f.done() {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Event loop stopped before Future completed.")
	}
	return f.get(t)
}

// stopWhenDone is the job that stops a loop at the end of what it was to run.
type stopWhenDone struct{ loop *Loop }

func (s *stopWhenDone) title() string        { return "_run_until_complete_cb" }
func (s *stopWhenDone) source() string       { return "base_events.py:181" }
func (s *stopWhenDone) visit(func(vm.Value)) {}

// run implements job. SystemExit and KeyboardInterrupt stop the loop themselves.
func (s *stopWhenDone) run(t *vm.Thread, e *entry) error {
	if e.fut.exc != nil {
		e.fut.read(t)
		if asksToEnd(e.fut.exc) {
			return nil
		}
	}
	s.loop.stopping = true
	return nil
}

// A Runner is what asyncio.run uses: a loop with its clean-up.
type Runner struct {
	vm.Header
	vm.Attrs
	debug, factory vm.Value
	loop           *Loop // nil before it is used
	context        context
	closed         bool
	set            bool    // it has called set_event_loop
	task           *Future // the main one, while it runs
}

// RunnerType is the type of runners.
var RunnerType = vm.Declare("Runner")

var runnerInit = vm.PyFn("__init__", "*, debug=None, loop_factory=None", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	r := vm.As[Runner](args[0])
	r.debug, r.factory = args[1], args[2]
	return vm.None, nil
})

func init() {
	RunnerType.Define(vm.TypeSpec{
		Module: "asyncio.runners",
		Layout: vm.LayoutOther,
		Doc:    "Runs coroutines in one event loop and cleans up after them.",
		Attrs:  unsafe.Offsetof(Runner{}.Attrs),
		Methods: []*vm.Native{
			runnerInit,
			vm.PyFn("run", "coro, *, context=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.As[Runner](args[0]).run(t, args[1], args[2])
			}),
			vm.PyFn("get_loop", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				r := vm.As[Runner](args[0])
				if err := r.begin(t); err != nil {
					return vm.Value{}, err
				}
				return vm.Obj(r.loop), nil
			}),
			vm.PyFn("close", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Runner](args[0]).close(t)
			}),
			vm.PyFn("__enter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return args[0], vm.As[Runner](args[0]).begin(t)
			}),
			vm.PyFn("__exit__", "exc_type, exc_val, exc_tb", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Runner](args[0]).close(t)
			}),
		},
		Slots: vm.Slots{
			New: newObject(func(h vm.Header) *Runner {
				return &Runner{Header: h, debug: vm.None, factory: vm.None}
			}),
			Init: initSlot(runnerInit),
			Visit: func(v vm.Value, visit func(vm.Value)) {
				r := vm.As[Runner](v)
				if r.loop != nil {
					visit(vm.Obj(r.loop))
				}
				r.Attrs.Visit(visit)
			},
		},
	})
}

var runFn = vm.PyFn("run", "main, *, debug=None, loop_factory=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if threadOf(t).running != nil {
		return vm.Value{}, t.Raise(vm.RuntimeError, "asyncio.run() cannot be called from a running event loop")
	}
	r := &Runner{Header: vm.MakeHeader(RunnerType), debug: args[1], factory: args[2]}
	if err := r.begin(t); err != nil {
		return vm.Value{}, err
	}
	v, err := r.run(t, args[0], vm.None)
	exc, isExc := err.(*vm.Exc)
	switch {
	case err == nil:
		return v, r.close(t)
	case !isExc: // the run is over
		return vm.Value{}, err
	}
	if closeErr := t.Handle(exc, func() error { return r.close(t) }); closeErr != nil {
		return vm.Value{}, closeErr
	}
	return vm.Value{}, err
})

// begin makes the runner's loop when it is first needed.
func (r *Runner) begin(t *vm.Thread) error {
	if r.closed {
		return t.Raise(vm.RuntimeError, "Runner is closed")
	}
	if r.loop != nil {
		return nil
	}
	if r.factory.IsNone() {
		var err error
		if r.loop, err = newByPolicy(t); err != nil {
			return err
		}
		setCurrent(t, r.loop)
		r.set = true
	} else if err := r.callFactory(t); err != nil {
		return err
	}
	if !r.debug.IsNone() {
		debug, err := t.Truth(r.debug)
		if err != nil {
			return err
		}
		r.loop.debug = debug
	}
	r.context = copyContext(t)
	return nil
}

func (r *Runner) callFactory(t *vm.Thread) error {
	v, err := t.Call(r.factory)
	if err != nil {
		return err
	}
	if r.loop = asLoop(v); r.loop == nil {
		return t.Raise(vm.TypeError, "loop_factory must give an event loop of asyncio, not %s", v.Type().Name)
	}
	return nil
}

func (r *Runner) run(t *vm.Thread, coro, ctx vm.Value) (vm.Value, error) {
	if threadOf(t).running != nil {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Runner.run() cannot be called from a running event loop")
	}
	if err := r.begin(t); err != nil {
		return vm.Value{}, err
	}
	if !isCoroutine(t, coro) {
		if coro.Type().Await == nil {
			return vm.Value{}, t.Raise(vm.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		coro = vm.NewCoroutine(t, "Runner.run.<locals>._wrap_awaitable", &awaitAny{aw: coro})
	}
	o := taskOptions{context: r.context}
	if !ctx.IsNone() {
		var err error
		if o.context, err = contextArg(t, ctx); err != nil {
			return vm.Value{}, err
		}
	}
	task, err := r.loop.mainTask(t, coro, o)
	if err != nil {
		return vm.Value{}, err
	}
	v, err := r.interruptible(t, task)
	if f := asFuture(task); f != nil && f.task != nil && r.context == nil { // it was empty, and may have been filled
		r.context = f.task.context
	}
	return v, err
}

// interruptible runs the main task so that the first SIGINT cancels it. One
// that ends so, and was asked to by nobody else, raises KeyboardInterrupt.
func (r *Runner) interruptible(t *vm.Thread, task vm.Value) (vm.Value, error) {
	rt := r.loop.rt
	if t != rt.MainThread().VM {
		return r.loop.runUntil(t, task)
	}
	outer := rt.signals.runner
	rt.signals.runner, rt.signals.caught, r.task = r, 0, asFuture(task)
	v, err := r.loop.runUntil(t, task)
	caught := rt.signals.caught
	rt.signals.runner, r.task = outer, nil
	exc, ok := err.(*vm.Exc)
	if f := asFuture(task); ok && caught > 0 && exc.Value().Type().IsSubtype(CancelledError) && f != nil && f.task != nil {
		if f.task.uncancel() == 0 {
			return vm.Value{}, t.Handle(exc, func() error { return t.Raise(vm.KeyboardInterrupt, "") })
		}
	}
	return v, err
}

// close cancels what is left, runs the loop until that has ended, and closes
// it.
func (r *Runner) close(t *vm.Thread) error {
	if r.loop == nil { // never used, or closed
		return nil
	}
	l := r.loop
	err := l.cancelAll(t)
	for _, m := range []struct {
		name string
		body vm.CoroBody
	}{
		{"BaseEventLoop.shutdown_asyncgens", &shutdownAsyncgens{loop: l}},
		{"BaseEventLoop.shutdown_default_executor", &shutdownExecutor{loop: l, timeout: vm.Int(300)}},
	} {
		if err == nil {
			_, err = l.runUntil(t, vm.NewCoroutine(t, m.name, m.body))
		}
	}
	if _, isExc := err.(*vm.Exc); err != nil && !isExc {
		return err // the run is over
	}
	if r.set {
		setCurrent(t, nil)
	}
	r.loop, r.closed = nil, true
	if closeErr := l.shut(t); closeErr != nil {
		return closeErr
	}
	return err
}

// cancelAll cancels every pending task of the loop and lets them end.
func (l *Loop) cancelAll(t *vm.Thread) error {
	var left []vm.Value
	for k := l.tasks.first; k != nil; k = k.next {
		left = append(left, vm.Obj(k))
	}
	if len(left) == 0 {
		return nil
	}
	l.noteLeft(t, left)
	for _, v := range left {
		if _, err := asFuture(v).cancel(t, vm.None); err != nil {
			return err
		}
	}
	all, err := gatherAll(t, l, left, true)
	if err != nil {
		return err
	}
	if _, err := l.runUntil(t, vm.Obj(all)); err != nil {
		return err
	}
	for _, v := range left {
		f := asFuture(v)
		if f.state != finished || f.exc == nil {
			continue
		}
		f.read(t)
		err := l.report(t, problem{
			message: "unhandled exception during asyncio.run() shutdown",
			exc:     f.exc,
			about:   []detail{{"task", v}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// close is loop.close.
func (l *Loop) close(t *vm.Thread) error {
	if l.thread != nil {
		return t.Raise(vm.RuntimeError, "Cannot close a running event loop")
	}
	if l.closed {
		return nil
	}
	if l.debug {
		if err := logDebug(t, "Close "+reprOf(t, vm.Obj(l))); err != nil {
			return err
		}
	}
	l.closed, l.executorClosed = true, true
	if err := l.dropPending(t); err != nil {
		return err
	}
	executor := l.defaultExecutor
	l.defaultExecutor = vm.None
	if executor.IsNone() {
		return nil
	}
	return shutdownPool(t, executor, false)
}

// dropPending forgets what is ready and what is armed.
func (l *Loop) dropPending(t *vm.Thread) error {
	tr := l.rt.Trace
	var dropped []vm.Value
	drop := func(v vm.Value) { dropped = append(dropped, v) }
	for l.ready.count > 0 {
		e := l.ready.pop()
		e.job.visit(drop)
		if tr != nil {
			tr.handleEvent(tracer.HandleCancelled, e.id)
		}
	}
	for tm := l.timers.first(); tm != nil; tm = l.timers.first() {
		if tr != nil {
			tr.handleEvent(tracer.HandleCancelled, tm.id)
		}
		l.timers.pop()
		tm.job.visit(drop)
		tm.state = timerIdle
	}
	return t.Dropped(dropped)
}

// shutdownAsyncgens is loop.shutdown_asyncgens: it closes the asynchronous
// generators that were started and not finished.
type shutdownAsyncgens struct {
	loop *Loop
	gens []vm.Value
	all  *Future
}

var nameAClose = vm.Intern("aclose")

// Resume implements vm.CoroBody.
func (s *shutdownAsyncgens) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if s.all != nil {
		results, err := s.all.resumed(t, throw)
		if err != nil {
			return fail(err)
		}
		return end(vm.None, s.reportFailures(t, results))
	}
	if throw != nil {
		return fail(throw)
	}
	l := s.loop
	l.asyncgensClosed = true
	if len(l.asyncgens) > 0 {
		s.gens, l.asyncgens = l.liveAsyncGens(t), nil
	}
	if len(s.gens) == 0 {
		return finish(vm.None)
	}
	closing := make([]vm.Value, len(s.gens))
	for i, gen := range s.gens {
		var err error
		if closing[i], err = t.CallMethod(gen, nameAClose); err != nil {
			return fail(err)
		}
	}
	var err error
	if s.all, err = gatherAll(t, l, closing, true); err != nil {
		return fail(err)
	}
	return await(s.all)
}

func (s *shutdownAsyncgens) reportFailures(t *vm.Thread, results vm.Value) error {
	items, err := t.ToList(results)
	if err != nil {
		return err
	}
	for i, v := range items {
		exc, ok := v.AsExc()
		if !ok || !exc.Value().Type().IsSubtype(vm.Exception) {
			continue
		}
		err := s.loop.report(t, problem{
			message: "an error occurred during closing of asynchronous generator " + reprOf(t, s.gens[i]),
			exc:     exc,
			about:   []detail{{"asyncgen", s.gens[i]}},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// Visit implements vm.CoroBody.
func (s *shutdownAsyncgens) Visit(visit func(vm.Value)) {
	for _, gen := range s.gens {
		visit(gen)
	}
	visitFutureOf(s.all, visit)
}
