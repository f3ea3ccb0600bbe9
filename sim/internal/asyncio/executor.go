package asyncio

import (
	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// Where loops and threads meet: executors, and calls from other threads.

// A funcJob is a native job with a name.
type funcJob struct {
	name  string
	keeps vm.Value // what do works on
	do    func(t *vm.Thread) error
}

func (j *funcJob) title() string { return j.name }

func (j *funcJob) visit(visit func(vm.Value)) { visit(j.keeps) }

// run implements job.
func (j *funcJob) run(t *vm.Thread, _ *entry) error { return j.do(t) }

// An arrival is something from outside that is about to enter the loop.
type arrival struct {
	job   job
	kind  tracer.Sub
	actor tracer.Ref
}

// post makes a completion enter the ready queue when the loop next looks
// outside.
func (l *Loop) post(a arrival) {
	l.arrivals = append(l.arrivals, a)
	l.wake()
}

// takeArrivals lets what was posted enter.
func (l *Loop) takeArrivals(t *vm.Thread) error {
	arrivals := l.arrivals
	l.arrivals = nil
	for _, a := range arrivals {
		if tr := l.rt.Trace; tr != nil {
			tr.ExternalDone(a.actor, a.kind)
		}
		if err := l.soon(t, a.job, nil, tracer.CauseThreadsafe); err != nil {
			return err
		}
	}
	return nil
}

// soonFromOutside is call_soon_threadsafe for native jobs.
func (l *Loop) soonFromOutside(t *vm.Thread, name string, keeps vm.Value, do func(t *vm.Thread) error) error {
	if err := l.soon(t, &funcJob{name, keeps, do}, nil, tracer.CauseThreadsafe); err != nil {
		return err
	}
	l.wake()
	return nil
}

// executorWait is the waiter of a future that stands for a concurrent one.
type executorWait struct{ what string }

// awaits implements waiter.
func (w *executorWait) awaits() (string, *resource) { return w.what, nil }

// wrapFuture gives a future of the loop that ends as c does.
func (l *Loop) wrapFuture(t *vm.Thread, c *ConcurrentFuture) (*Future, error) {
	f := l.newFuture(&executorWait{"wrap_future()"})
	return f, l.chain(t, c, f)
}

// chain makes f end as c does.
func (l *Loop) chain(t *vm.Thread, c *ConcurrentFuture, f *Future) error {
	c.keeps = vm.Obj(f)
	err := f.whenDone(t, &funcJob{"_chain_future.<locals>._call_check_cancel", vm.Obj(c), func(t *vm.Thread) error {
		if f.state != cancelled {
			return nil
		}
		_, err := c.Cancel(t)
		return err
	}})
	if err != nil {
		return err
	}
	return c.WhenDone(t, func(t *vm.Thread) error { return l.deliver(t, c, f) })
}

// deliver brings the outcome of c into the loop, from whatever thread.
func (l *Loop) deliver(t *vm.Thread, c *ConcurrentFuture, f *Future) error {
	if l.closed {
		return nil
	}
	set := func(t *vm.Thread) error { return copyOutcome(t, c, f) }
	if c.Kind == 0 {
		return l.soonFromOutside(t, "_set_state", vm.Obj(f), set)
	}
	l.post(arrival{&funcJob{"_set_state", vm.Obj(f), set}, c.Kind, c.Actor})
	return nil
}

func copyOutcome(t *vm.Thread, c *ConcurrentFuture, f *Future) error {
	switch {
	case f.done():
		return nil
	case c.cancelled():
		_, err := f.cancel(t, vm.None)
		return err
	case c.exc == nil:
		return f.setResult(t, c.result)
	}
	exc := c.exc
	if exc.Value().Type() == ConcurrentCancelled {
		exc = asExc(t.RaiseArgs(CancelledError, exc.Args()...))
	}
	if exc.Value().Type().IsSubtype(vm.StopIteration) {
		unfit := asExc(t.Raise(vm.RuntimeError, "StopIteration interacts badly with generators and cannot be raised into a Future"))
		unfit.SetCause(exc)
		exc = unfit
	}
	return f.setException(t, exc)
}

var nameSubmit, nameShutdown, nameWait = vm.Intern("submit"), vm.Intern("shutdown"), vm.Intern("wait")

// runInExecutor is loop.run_in_executor.
func (l *Loop) runInExecutor(t *vm.Thread, executor, fn vm.Value, args []vm.Value) (vm.Value, error) {
	if l.closed {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	if l.debug {
		if err := checkCallback(t, "run_in_executor", fn); err != nil {
			return vm.Value{}, err
		}
	}
	if executor.IsNone() {
		var err error
		if executor, err = l.defaultPool(t); err != nil {
			return vm.Value{}, err
		}
	}
	f := l.newFuture(&executorWait{"run_in_executor(" + CallbackName(t, fn) + ")"})
	l.rt.serves = f
	v, err := t.CallMethod(executor, nameSubmit, append([]vm.Value{fn}, args...)...)
	l.rt.serves = nil
	if err != nil {
		return vm.Value{}, err
	}
	c := asConcurrent(v)
	if c == nil {
		return vm.Value{}, t.Raise(vm.TypeError, "concurrent.futures.Future is expected, got %s", reprOf(t, v))
	}
	return vm.Obj(f), l.chain(t, c, f)
}

// defaultPool gives the loop's default executor, made when first needed.
func (l *Loop) defaultPool(t *vm.Thread) (vm.Value, error) {
	if l.executorClosed {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Executor shutdown has been called")
	}
	if l.defaultExecutor.IsNone() {
		v, err := l.rt.NewDefaultExecutor(t)
		if err != nil {
			return vm.Value{}, err
		}
		l.defaultExecutor = v
	}
	return l.defaultExecutor, nil
}

func asConcurrent(v vm.Value) *ConcurrentFuture {
	if v.Type().IsSubtype(ConcurrentFutureType) {
		return vm.As[ConcurrentFuture](v)
	}
	return nil
}

// shutdownPool calls an executor's shutdown.
func shutdownPool(t *vm.Thread, executor vm.Value, wait bool) error {
	method, err := t.GetAttr(executor, nameShutdown)
	if err != nil {
		return err
	}
	_, err = t.CallKw(method, []vm.Value{vm.Bool(wait)}, []*vm.Str{nameWait})
	return err
}

// shutdownExecutor is loop.shutdown_default_executor: a thread waits for the
// workers, and the loop for the thread.
type shutdownExecutor struct {
	loop    *Loop
	timeout vm.Value
	fut     *Future
	limit   *Timeout
	thread  *Thread
}

// Resume implements vm.CoroBody.
func (s *shutdownExecutor) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	l := s.loop
	if s.fut != nil {
		_, err := s.fut.resumed(t, throw)
		return end(vm.None, s.leave(t, err))
	}
	if throw != nil {
		return fail(throw)
	}
	l.executorClosed = true
	if l.defaultExecutor.IsNone() {
		return finish(vm.None)
	}
	if err := s.start(t); err != nil {
		return fail(err)
	}
	return await(s.fut)
}

func (s *shutdownExecutor) start(t *vm.Thread) error {
	l, rt := s.loop, s.loop.rt
	s.fut = l.newFuture(s)
	var err error
	s.thread, err = rt.Go(t, rt.ThreadName("_do_shutdown"), func(t *vm.Thread) error {
		if err := shutdownPool(t, l.defaultExecutor, true); err != nil {
			return err
		}
		if l.closed {
			return nil
		}
		return l.soonFromOutside(t, "_set_result_unless_cancelled", vm.Obj(s.fut), func(t *vm.Thread) error {
			if s.fut.done() {
				return nil
			}
			return s.fut.setResult(t, vm.None)
		})
	})
	if err != nil {
		return err
	}
	if s.limit, err = newTimeout(t, s.timeout); err != nil {
		return err
	}
	return s.limit.enter(t)
}

// leave is the end of the wait: within the time the thread has ended.
func (s *shutdownExecutor) leave(t *vm.Thread, err error) error {
	exc, ok := err.(*vm.Exc)
	if err != nil && !ok {
		return err
	}
	if late := s.limit.exit(t, exc); late != nil {
		return shutdownPool(t, s.loop.defaultExecutor, false)
	}
	if err != nil {
		return err
	}
	_, err = s.thread.Kernel.Join(kernel.Forever)
	return err
}

// awaits implements waiter.
func (s *shutdownExecutor) awaits() (string, *resource) { return "shutdown_default_executor()", nil }

// Visit implements vm.CoroBody.
func (s *shutdownExecutor) Visit(visit func(vm.Value)) {
	visit(vm.Obj(s.loop))
	visitFutureOf(s.fut, visit)
}

var toThreadFn = vm.AsyncFn("to_thread", "func, /, *args, **kwargs", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m := &toThread{fn: args[0], args: tupleItems(args[1]), kwargs: args[2]}
	return vm.NewCoroutine(t, "to_thread", m), nil
})

// toThread is asyncio.to_thread: a call in the default executor, in a copy of
// the present context.
type toThread struct {
	fn     vm.Value
	args   []vm.Value
	kwargs vm.Value
	fut    *Future
}

// Resume implements vm.CoroBody.
func (m *toThread) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if m.fut != nil {
		return end(m.fut.resumed(t, throw))
	}
	if throw != nil {
		return fail(throw)
	}
	l, err := runningLoop(t)
	if err != nil {
		return fail(err)
	}
	v, err := l.runInExecutor(t, vm.None, m.call(t), nil)
	if err != nil {
		return fail(err)
	}
	m.fut = vm.As[Future](v)
	return await(m.fut)
}

// call makes the function that the worker is to call.
func (m *toThread) call(t *vm.Thread) vm.Value {
	ctx := copyContext(t)
	return vm.Obj(vm.Fn(CallbackName(t, m.fn), "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
		args, names := m.args, []*vm.Str(nil)
		err := eachKeyword(t, m.kwargs, func(name *vm.Str, v vm.Value) error {
			args, names = append(args[:len(args):len(args)], v), append(names, name)
			return nil
		})
		if err != nil {
			return vm.Value{}, err
		}
		outer := t.Context
		t.Context = ctx
		v, err := t.CallKw(m.fn, args, names)
		t.Context = outer
		return v, err
	}))
}

// Visit implements vm.CoroBody.
func (m *toThread) Visit(visit func(vm.Value)) {
	visit(m.fn)
	visit(m.kwargs)
	visitFutureOf(m.fut, visit)
	for _, arg := range m.args {
		visit(arg)
	}
}

var wrapFutureFn = vm.PyFn("wrap_future", "future, *, loop=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if asFuture(args[0]) != nil {
		return args[0], nil
	}
	c := asConcurrent(args[0])
	if c == nil {
		return vm.Value{}, t.Raise(vm.AssertionError, "concurrent.futures.Future is expected, got %s", reprOf(t, args[0]))
	}
	l, err := loopArg(t, args[1], currentLoop)
	if err != nil {
		return vm.Value{}, err
	}
	f, err := l.wrapFuture(t, c)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(f), nil
})

var runThreadsafeFn = vm.PyFn("run_coroutine_threadsafe", "coro, loop", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	coro := args[0]
	if !isCoroutine(t, coro) {
		return vm.Value{}, t.Raise(vm.TypeError, "A coroutine object is required")
	}
	l := asLoop(args[1])
	if l == nil {
		return vm.Value{}, t.Raise(vm.TypeError, "an event loop was expected, not %s", args[1].Type().Name)
	}
	c := NewConcurrentFuture(l.rt)
	err := l.soonFromOutside(t, "run_coroutine_threadsafe.<locals>.callback", coro, func(t *vm.Thread) error {
		return l.startFor(t, coro, c)
	})
	return vm.Obj(c), err
})

// startFor starts a task whose outcome becomes that of c.
func (l *Loop) startFor(t *vm.Thread, coro vm.Value, c *ConcurrentFuture) error {
	f, err := ensureFuture(t, coro, l)
	if exc, ok := err.(*vm.Exc); ok && c.Begin() {
		if err := c.Finish(t, vm.None, exc); err != nil {
			return err
		}
	}
	if err != nil {
		return err
	}
	err = c.WhenDone(t, func(t *vm.Thread) error {
		if !c.cancelled() || l.closed {
			return nil
		}
		return l.soonFromOutside(t, "Task.cancel", vm.Obj(f), func(t *vm.Thread) error {
			_, err := f.cancel(t, vm.None)
			return err
		})
	})
	if err != nil {
		return err
	}
	return f.whenDone(t, &funcJob{"_chain_future.<locals>._call_set_state", vm.Obj(c), func(t *vm.Thread) error {
		return setConcurrent(t, c, f)
	}})
}

// setConcurrent gives c the outcome of f.
func setConcurrent(t *vm.Thread, c *ConcurrentFuture, f *Future) error {
	if f.state == cancelled {
		if _, err := c.Cancel(t); err != nil {
			return err
		}
	}
	if !c.Begin() {
		return nil
	}
	if f.exc != nil {
		f.read(t)
		return c.Finish(t, vm.None, f.exc)
	}
	return c.Finish(t, f.result, nil)
}
