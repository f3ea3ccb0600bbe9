package asyncio

import (
	"strconv"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Task drives a coroutine, a step at a time. The first field is the future
// of its result.
type Task struct {
	Future
	coro    vm.Value
	context context
	waiter  *Future // that it awaits

	given   vm.Value // its name, if it is not Task-N
	ordinal uint64   // N

	cancelMsg   vm.Value // of the cancellation to come
	mustCancel  bool     // CancelledError is to be thrown into the next step
	cancels     int      // calls of cancel, less those of uncancel
	quietDrop   bool     // nothing is said if it is dropped while pending
	suspendedAt tracer.Pos

	prev, next *Task // in its loop's list
}

// taskList holds the pending tasks of a loop in order of creation.
type taskList struct{ first, last *Task }

func (l *taskList) add(k *Task) {
	k.prev = l.last
	if l.last == nil {
		l.first = k
	} else {
		l.last.next = k
	}
	l.last = k
}

func (l *taskList) remove(k *Task) {
	if k.prev == nil && l.first != k {
		return
	}
	if k.prev != nil {
		k.prev.next = k.next
	} else {
		l.first = k.next
	}
	if k.next != nil {
		k.next.prev = k.prev
	} else {
		l.last = k.prev
	}
	k.prev, k.next = nil, nil
}

// TaskType is the type of tasks.
var TaskType = vm.Declare("Task")

// taskOptions are what create_task takes besides the coroutine.
type taskOptions struct {
	name    vm.Value // None: Task-N
	context context  // nil: a copy of the present one
	eager   bool
}

// taskSize is what a task takes, its place in the ready queue included.
const taskSize = int(unsafe.Sizeof(Task{}) + unsafe.Sizeof(entry{}))

// newTask makes a task of the loop's and schedules its first step, or runs it
// when the task is eager.
func (l *Loop) newTask(t *vm.Thread, coro vm.Value, o taskOptions) (*Task, error) {
	if err := t.Alloc(taskSize); err != nil {
		return nil, err
	}
	k := &Task{}
	return k, l.initTask(t, k, TaskType, coro, o)
}

func (l *Loop) initTask(t *vm.Thread, k *Task, typ *vm.Type, coro vm.Value, o taskOptions) error {
	rt := l.rt
	k.Future = Future{Header: vm.MakeHeader(typ), loop: l, task: k, born: rt.nextBirth()}
	k.coro, k.context = coro, o.context
	if k.context == nil {
		k.context = copyContext(t)
	}
	if err := k.initName(t, o.name); err != nil {
		return err
	}
	rt.tasks++
	k.number = rt.tasks
	k.made = l.origin(t)
	if l.debug {
		if err := l.checkThread(t); err != nil {
			return err
		}
	}
	l.tasks.add(k)
	if l.thread == nil {
		k.watch(t)
	}
	if tr := rt.Trace; tr != nil {
		tr.taskCreated(k, l.current, coroName(t, coro))
	}
	if o.eager && l.thread != nil && l.rt.Thread(t) == l.thread {
		return k.startEagerly(t)
	}
	return l.soon(t, k, nil, tracer.CauseStep)
}

func (k *Task) initName(t *vm.Thread, name vm.Value) error {
	if !name.IsNil() && !name.IsNone() {
		return k.setName(t, name)
	}
	k.loop.rt.taskNames++
	k.ordinal = k.loop.rt.taskNames
	return nil
}

func (k *Task) setName(t *vm.Thread, name vm.Value) error {
	if _, ok := name.AsStr(); !ok {
		s, err := t.Str(name)
		if err != nil {
			return err
		}
		name = vm.NewStr(s)
	}
	k.given = name
	return nil
}

// name is the task's name; only made when someone asks for it.
func (k *Task) name() string {
	if !k.given.IsNil() {
		s, _ := k.given.AsStr()
		return s.String()
	}
	return "Task-" + strconv.FormatUint(k.ordinal, 10)
}

// title implements job: a task in the ready queue is a step of it.
func (k *Task) title() string { return k.name() }

func (k *Task) visit(visit func(vm.Value)) { visit(vm.Obj(k)) }

// run implements job: a step, after what the task awaited is done or from the
// beginning.
func (k *Task) run(t *vm.Thread, e *entry) error {
	f := e.fut
	if f == nil {
		return k.step(t, nil, nil)
	}
	if f.state == finished && f.exc == nil {
		return k.step(t, nil, f)
	}
	_, err := f.get(t)
	return k.step(t, err, f)
}

// A throwStep is a step that begins by throwing an exception into the
// coroutine.
type throwStep struct {
	*Task
	err error
}

// run implements job.
func (s *throwStep) run(t *vm.Thread, _ *entry) error { return s.step(t, s.err, nil) }

// step resumes the coroutine, by throwing err into it if that is not nil, until
// it suspends or ends. by is the future whose completion woke the task.
func (k *Task) step(t *vm.Thread, err error, by *Future) error {
	l := k.loop
	if k.state != pending {
		return t.Raise(InvalidStateError, "step(): already done: %s", k.text(t))
	}
	if l.current != nil {
		return t.Raise(vm.RuntimeError, "Cannot enter into task %s while another task %s is being executed.",
			k.text(t), l.current.text(t))
	}
	l.current = k
	fatal := k.stepInside(t, err, by)
	l.current = nil
	return fatal
}

// stepInside is a step while the task is the current one.
func (k *Task) stepInside(t *vm.Thread, err error, by *Future) error {
	tr := k.loop.rt.Trace
	var outer uint32
	if tr != nil {
		outer = tr.stepBegin(k, by)
	}
	if k.mustCancel {
		if !isCancelled(err) {
			err = newCancelled(t, k.cancelMsg)
		}
		k.mustCancel = false
	}
	if tr != nil && isCancelled(err) {
		tr.cancelDelivered(k)
	}
	k.waiter = nil
	outerContext := t.Context
	if outerContext != k.context {
		t.Context = k.context
	}
	out, done, err := t.Resume(k.coro, vm.None, err)
	if t.Context != k.context {
		k.context = t.Context // it was empty, and has been made
	}
	if t.Context != outerContext {
		t.Context = outerContext
	}
	var fatal error
	switch {
	case err != nil:
		fatal = k.failed(t, err)
	case done:
		fatal = k.returned(t, out)
	default:
		fatal = k.suspended(t, out)
	}
	if tr != nil {
		tr.stepEnd(k, k.why(), k.waiter, outer)
	}
	return fatal
}

// why says how a step has ended.
func (k *Task) why() tracer.Sub {
	if k.state == pending {
		return tracer.WhySuspended
	}
	return k.outcome()
}

// returned ends the task with what its coroutine returned.
func (k *Task) returned(t *vm.Thread, v vm.Value) error {
	k.ended()
	if k.mustCancel { // cancelled right before the coroutine returned
		k.mustCancel = false
		_, err := k.cancelPlain(t, k.cancelMsg)
		return err
	}
	return k.setResult(t, v)
}

// failed ends the task with what its coroutine raised. Errors that are no
// exceptions end the run, and so do those that ask for it.
func (k *Task) failed(t *vm.Thread, err error) error {
	exc, ok := err.(*vm.Exc)
	if !ok {
		return err
	}
	k.ended()
	if isCancelled(exc) {
		k.exc = exc
		_, err := k.cancelPlain(t, vm.None)
		return err
	}
	if err := k.setException(t, exc); err != nil {
		return err
	}
	if asksToEnd(exc) {
		return exc
	}
	return nil
}

// ended takes the task from the list of pending ones.
func (k *Task) ended() { k.loop.tasks.remove(k) }

// suspended takes what the coroutine yielded: a future to wait for, or nothing.
func (k *Task) suspended(t *vm.Thread, out vm.Value) error {
	if out.IsNone() {
		return k.loop.soon(t, k, nil, tracer.CauseStep)
	}
	f := asFuture(out)
	switch {
	case f == nil:
		return k.badYield(t, out)
	case f == &k.Future:
		return k.reject(t, "Task cannot await on itself: %s", k.text(t))
	case !f.blocking:
		return k.reject(t, "yield was used instead of yield from in task %s with %s", k.text(t), reprOf(t, out))
	case f.loop != k.loop:
		return k.reject(t, "Task %s got Future %s attached to a different loop", k.text(t), reprOf(t, out))
	}
	f.blocking = false
	if err := f.whenDone(t, k); err != nil {
		return err
	}
	k.waiter = f
	if !k.mustCancel {
		return nil
	}
	done, err := f.cancel(t, k.cancelMsg)
	if done {
		k.mustCancel = false
	}
	return err
}

// badYield complains about a coroutine that yielded something else.
func (k *Task) badYield(t *vm.Thread, out vm.Value) error {
	if out.Type() == vm.GeneratorType {
		return k.reject(t, "yield was used instead of yield from for generator in task %s with %s", k.text(t), reprOf(t, out))
	}
	return k.reject(t, "Task got bad yield: %s", reprOf(t, out))
}

// reject makes the next step throw a RuntimeError.
func (k *Task) reject(t *vm.Thread, format string, args ...any) error {
	return k.loop.soon(t, &throwStep{k, t.Raise(vm.RuntimeError, format, args...)}, nil, tracer.CauseStep)
}

// cancel asks for the task to be cancelled: whatever it awaits is, or else its
// next step begins with CancelledError.
func (k *Task) cancel(t *vm.Thread, msg vm.Value) (bool, error) {
	k.read(t)
	if k.state != pending {
		return false, nil
	}
	if tr := k.loop.rt.Trace; tr != nil {
		tr.cancelRequested(k, msg)
	}
	k.cancels++
	if k.waiter != nil {
		done, err := k.waiter.cancel(t, msg)
		if done || err != nil {
			return true, err
		}
	}
	k.mustCancel, k.cancelMsg = true, msg
	return true, nil
}

// uncancel takes back one call of cancel and gives how many are left.
func (k *Task) uncancel() int {
	if k.cancels > 0 {
		k.cancels--
		if k.cancels == 0 {
			k.mustCancel = false
		}
	}
	return k.cancels
}

// startEagerly runs the first step at once, inside the step of whoever made the
// task.
func (k *Task) startEagerly(t *vm.Thread) error {
	l := k.loop
	outer := l.current
	l.current = k
	err := k.stepInside(t, nil, nil)
	l.current = outer
	if k.done() {
		k.coro = vm.None
	}
	return err
}

// isCancelled says whether err is a CancelledError.
func isCancelled(err error) bool {
	exc, ok := err.(*vm.Exc)
	return ok && exc.Value().Type().IsSubtype(CancelledError)
}

// asksToEnd says whether an exception is to end the program rather than the
// task.
func asksToEnd(exc *vm.Exc) bool {
	return exc.Value().Type().IsSubtype(vm.SystemExit) || exc.Value().Type().IsSubtype(vm.KeyboardInterrupt)
}
