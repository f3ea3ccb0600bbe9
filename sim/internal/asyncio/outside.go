package asyncio

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// What package world builds on: the loop as something that the outside talks to.

// RunningLoop gives the loop that runs in a thread, or raises what
// asyncio.get_running_loop does.
func RunningLoop(t *vm.Thread) (*Loop, error) { return runningLoop(t) }

// AsLoop gives the loop that v is.
func AsLoop(v vm.Value) (l *Loop, ok bool) {
	l = asLoop(v)
	return l, l != nil
}

// Deadline is the moment at which a timeout, in seconds or None, ends that begins
// now in the running thread. It is to come if any time is left: a program that
// waits for what is left of a time, again and again, comes to its end.
func Deadline(t *vm.Thread, timeout vm.Value) (int64, error) {
	if timeout.IsNone() {
		return kernel.Forever, nil
	}
	s, err := t.ToFloat(timeout)
	left := int64(math.Round(s * 1e9))
	if left == 0 && s > 0 {
		left = 1
	}
	return RuntimeOf(t.VM()).Kernel.Now() + left, err
}

// FromOutside makes do run in the loop as a handle called name: it enters the
// ready queue when the loop next looks outside, as what the selector reports
// does, and counts as a completion of the actor's. keeps is a value that do
// works on. It may be called from an event of the kernel's and in any thread; a
// loop that is closed hears nothing.
func (l *Loop) FromOutside(kind tracer.Sub, actor tracer.Ref, name string, keeps vm.Value, do func(t *vm.Thread) error) {
	if !l.closed {
		l.post(arrival{&funcJob{name, keeps, do}, kind, actor})
	}
}

// NewWaiter gives a future of the running loop that says what whoever awaits it
// awaits.
func NewWaiter(t *vm.Thread, what string) (vm.Value, error) {
	l, err := runningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(l.newFuture(&executorWait{what})), nil
}

// An Outside is a future of a loop that something outside the program ends: an
// answer, a file, a row.
type Outside struct {
	loop  *Loop
	fut   *Future
	what  string
	kind  tracer.Sub
	actor tracer.Ref
	place int // in the runtime's list of those that have not ended; -1 then
	// Cancelled, if not nil, is told when the program cancels the future
	// before it has ended.
	Cancelled func(t *vm.Thread) error
}

// NewOutside makes a future of the running loop. what is how the timeline calls
// the thing awaited, such as "GET /delay/1".
func NewOutside(t *vm.Thread, what string, kind tracer.Sub, actor tracer.Ref) (*Outside, error) {
	l, err := runningLoop(t)
	if err != nil {
		return nil, err
	}
	o := &Outside{loop: l, what: what, kind: kind, actor: actor}
	o.fut = l.newFuture(o)
	o.place = len(l.rt.outside)
	l.rt.outside = append(l.rt.outside, o)
	return o, nil
}

// ended takes the future from the list of those that the outside will end.
func (o *Outside) ended() {
	if o.place < 0 {
		return
	}
	left := o.loop.rt.outside
	last := left[len(left)-1]
	left[o.place], last.place = last, o.place
	left[len(left)-1] = nil
	o.loop.rt.outside, o.place = left[:len(left)-1], -1
}

// Future is the asyncio.Future that the program awaits.
func (o *Outside) Future() vm.Value { return vm.Obj(o.fut) }

// Fut is the same for the trace, see Trace.ActorBusy.
func (o *Outside) Fut() *Future { return o.fut }

// From says which actor will end the future, where that was not known at first.
func (o *Outside) From(actor tracer.Ref) { o.actor = actor }

// Done says whether the future has ended, be it that the program cancelled it.
func (o *Outside) Done() bool { return o.fut.done() }

// Finish ends the future from outside: in the loop get gives its result, or the
// exception as an error. A future that the program has cancelled meanwhile
// stays so, and get is not called.
func (o *Outside) Finish(get func(t *vm.Thread) (vm.Value, error)) {
	o.ended()
	o.loop.FromOutside(o.kind, o.actor, "Future.set_result", o.Future(), func(t *vm.Thread) error {
		if o.fut.done() {
			return nil
		}
		v, err := get(t)
		if exc, ok := err.(*vm.Exc); ok {
			return o.fut.setException(t, exc)
		}
		if err != nil {
			return err
		}
		return o.fut.setResult(t, v)
	})
}

// awaits implements waiter.
func (o *Outside) awaits() (string, *resource) { return o.what, nil }

// cancel implements canceller.
func (o *Outside) cancel(t *vm.Thread, f *Future, msg vm.Value) (bool, error) {
	o.ended()
	wasPending := !f.done()
	if wasPending && o.Cancelled != nil {
		if err := o.Cancelled(t); err != nil {
			return false, err
		}
	}
	return f.cancelPlain(t, msg)
}
