package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Future is a result that is not there yet. Tasks are futures, too: a Task
// starts with its Future.
type Future struct {
	vm.Header
	vm.Attrs
	loop *Loop
	task *Task // the task that this is the future of

	state    futureState
	blocking bool          // it was awaited, not just yielded
	unread   bool          // it failed and nobody has asked for the exception
	number   uint32        // of the future in the trace, of a task in the run
	born     uint32        // orders futures and tasks by creation
	label    tracer.Sym    // what it is for, in the trace; of a task, its name
	detail   tracer.Sym    // the name of the resource that it is for
	result   vm.Value      // of a finished one; the message of a cancelled one
	exc      *vm.Exc       // of a failed one; what ended a cancelled task
	trace    *vm.Traceback // of exc when it was set

	first job   // the first done-callback
	rest  []job // the others

	why  waiter  // what it is for; nil: the program's own
	made *origin // in debug mode
}

type futureState uint8

const (
	pending futureState = iota
	cancelled
	finished
)

// A waiter is what makes a future in order to wait for it: a machine of this
// package, mostly.
type waiter interface {
	// awaits says what a task awaits, as people say it ("queue.get()"), and
	// the resource that it waits for, if any.
	awaits() (label string, r *resource)
}

// FutureType is the type of futures.
var FutureType = vm.Declare("Future")

// newFuture makes a pending future of the loop.
func (l *Loop) newFuture(why waiter) *Future {
	f := &Future{}
	f.begin(l, why)
	return f
}

// begin makes f, which is part of something larger, a pending future.
func (f *Future) begin(l *Loop, why waiter) {
	*f = Future{Header: vm.MakeHeader(FutureType), loop: l, why: why, born: l.rt.nextBirth()}
	if l.debug && l.thread != nil {
		f.made = l.origin(l.thread.VM)
	}
	if tr := l.rt.Trace; tr != nil {
		tr.futureCreated(f)
	}
}

func (f *Future) done() bool { return f.state != pending }

// awaits says what someone who awaits the future awaits.
func (f *Future) awaits() (string, *resource) {
	switch {
	case f.task != nil:
		return f.task.name(), nil
	case f.why != nil:
		return f.why.awaits()
	}
	return "Future", nil
}

// asFuture gives the Future or Task that v is, or nil.
func asFuture(v vm.Value) *Future {
	typ := v.Type()
	if typ == TaskType || typ == FutureType || typ.IsSubtype(FutureType) {
		return vm.As[Future](v)
	}
	return nil
}

// get gives the result as Future.result does: the value, or the exception as
// an error.
func (f *Future) get(t *vm.Thread) (vm.Value, error) {
	switch {
	case f.state == cancelled:
		return vm.Value{}, f.cancelledError(t)
	case f.state == pending:
		return vm.Value{}, t.Raise(InvalidStateError, "Result is not set.")
	}
	f.read(t)
	if f.exc != nil {
		f.exc.SetTraceback(f.trace)
		return vm.Value{}, f.exc
	}
	return f.result, nil
}

// cancelledError makes the CancelledError that awaiting a cancelled future
// raises.
func (f *Future) cancelledError(t *vm.Thread) error {
	if exc := f.exc; exc != nil {
		f.exc = nil
		return exc
	}
	return newCancelled(t, f.result)
}

// cancellation is the CancelledError that tells of a request to cancel f,
// whether or not f ended that way: a task may have returned or raised instead.
func (f *Future) cancellation(t *vm.Thread) error {
	switch {
	case f.state == cancelled:
		return f.cancelledError(t)
	case f.task != nil:
		return newCancelled(t, f.task.cancelMsg)
	}
	return newCancelled(t, vm.Value{})
}

// newCancelled makes a CancelledError with a message, if there is one.
func newCancelled(t *vm.Thread, msg vm.Value) error {
	if msg.IsNil() || msg.IsNone() {
		return t.RaiseArgs(CancelledError)
	}
	return t.RaiseArgs(CancelledError, msg)
}

// setResult finishes the future.
func (f *Future) setResult(t *vm.Thread, v vm.Value) error {
	if f.state != pending {
		return t.Raise(InvalidStateError, "invalid state")
	}
	f.state, f.result = finished, v
	return f.settle(t)
}

// setException finishes the future with an exception.
func (f *Future) setException(t *vm.Thread, exc *vm.Exc) error {
	if f.state != pending {
		return t.Raise(InvalidStateError, "invalid state")
	}
	f.state, f.exc, f.trace = finished, exc, exc.Traceback()
	if err := f.settle(t); err != nil {
		return err
	}
	f.unread = true
	t.Watch(vm.Obj(f), vm.IsUnread, dropUnread)
	return nil
}

// read notes that someone has seen the exception, or does not want to.
func (f *Future) read(t *vm.Thread) {
	if f.unread {
		f.unread = false
		t.Unwatch(vm.Obj(f), vm.IsUnread)
	}
}

// cancelOwn is cancel of the built-in classes.
func (f *Future) cancelOwn(t *vm.Thread, msg vm.Value) (bool, error) {
	if f.task != nil {
		return f.task.cancel(t, msg)
	}
	if c, ok := f.why.(canceller); ok {
		return c.cancel(t, f, msg)
	}
	return f.cancelPlain(t, msg)
}

// A canceller is a waiter with an opinion on what cancelling its future means.
type canceller interface {
	cancel(t *vm.Thread, f *Future, msg vm.Value) (bool, error)
}

// cancelPlain cancels the future itself.
func (f *Future) cancelPlain(t *vm.Thread, msg vm.Value) (bool, error) {
	f.read(t)
	if f.state != pending {
		return false, nil
	}
	f.state, f.result = cancelled, msg
	return true, f.settle(t)
}

// settle schedules the callbacks of a future that has just become done.
func (f *Future) settle(t *vm.Thread) error {
	if tr := f.loop.rt.Trace; tr != nil && f.task == nil {
		tr.futureDone(f)
	}
	first, rest := f.first, f.rest
	f.first, f.rest = nil, nil
	if first == nil {
		return nil
	}
	if err := f.loop.soon(t, first, f, tracer.CauseCallback); err != nil {
		return err
	}
	for _, j := range rest {
		if err := f.loop.soon(t, j, f, tracer.CauseCallback); err != nil {
			return err
		}
	}
	return nil
}

// whenDone makes j ready when the future is done: soon if it is.
func (f *Future) whenDone(t *vm.Thread, j job) error {
	if f.state != pending {
		return f.loop.soon(t, j, f, tracer.CauseCallback)
	}
	if tr := f.loop.rt.Trace; tr != nil {
		tr.callback(tracer.CallbackAdded, f, j)
	}
	if f.first == nil {
		f.first = j
	} else {
		f.rest = append(f.rest, j)
	}
	return nil
}

// forget takes back the callbacks for which same says so, and counts them.
func (f *Future) forget(same func(job) (bool, error)) (int, error) {
	var kept []job
	n := 0
	for _, j := range f.callbacks() {
		drop, err := same(j)
		if err != nil {
			return 0, err
		}
		if !drop {
			kept = append(kept, j)
			continue
		}
		n++
		if tr := f.loop.rt.Trace; tr != nil {
			tr.callback(tracer.CallbackRemoved, f, j)
		}
	}
	f.first, f.rest = nil, nil
	if len(kept) > 0 {
		f.first, f.rest = kept[0], kept[1:]
	}
	return n, nil
}

// forgetJob takes back one native callback.
func (f *Future) forgetJob(gone job) {
	if f.first == gone && len(f.rest) == 0 { // by far the most frequent case
		if tr := f.loop.rt.Trace; tr != nil {
			tr.callback(tracer.CallbackRemoved, f, gone)
		}
		f.first = nil
		return
	}
	// The comparison cannot fail.
	_, _ = f.forget(func(j job) (bool, error) { return j == gone, nil })
}

// callbacks gives the done-callbacks in order.
func (f *Future) callbacks() []job {
	if f.first == nil {
		return nil
	}
	return append([]job{f.first}, f.rest...)
}

// outcome says how a future that is done ended.
func (f *Future) outcome() tracer.Sub {
	switch {
	case f.state == cancelled:
		return tracer.WhyCancelled
	case f.exc != nil:
		return tracer.WhyRaised
	}
	return tracer.WhyDone
}

// A futureCallback is a done-callback of the program's.
type futureCallback struct {
	loop    *Loop
	fn      vm.Value
	context context
	name    string
}

func (c *futureCallback) title() string { return c.name }

func (c *futureCallback) visit(visit func(vm.Value)) { visit(c.fn) }

// run implements job.
func (c *futureCallback) run(t *vm.Thread, e *entry) error {
	args := []vm.Value{vm.Obj(e.fut)}
	err := c.loop.callIn(t, c.context, c.fn, args)
	if err == nil {
		return nil
	}
	h := &Handle{Header: vm.MakeHeader(HandleType), loop: c.loop, fn: c.fn, args: args, context: c.context}
	return c.loop.callbackFailed(t, c.fn, h, err)
}

var futureAttrs = unsafe.Offsetof(Future{}.Attrs)
