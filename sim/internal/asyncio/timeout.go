package asyncio

import (
	"fmt"
	"math"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// A Timeout cancels the task that is inside it when its time comes, and turns
// that cancellation into TimeoutError at its end.
type Timeout struct {
	vm.Header
	vm.Attrs
	when    vm.Value // None: never
	state   timeoutState
	task    *Task
	cancels int // of the task, when it came in
	timer   *timer
}

type timeoutState uint8

const (
	timeoutCreated timeoutState = iota
	timeoutActive
	timeoutExpiring
	timeoutExpired
	timeoutFinished
)

func (s timeoutState) String() string {
	return [...]string{"created", "active", "expiring", "expired", "finished"}[s]
}

// TimeoutType is the type of what asyncio.timeout gives.
var TimeoutType = vm.Declare("Timeout")

var timeoutInit = vm.PyFn("__init__", "when", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	vm.As[Timeout](args[0]).when = args[1]
	return vm.None, nil
})

func init() {
	TimeoutType.Define(vm.TypeSpec{
		Module: "asyncio.timeouts",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal,
		Doc:    "Cancels the task that is inside it when its time comes.",
		Attrs:  unsafe.Offsetof(Timeout{}.Attrs),
		Methods: []*vm.Native{
			timeoutInit,
			vm.PyFn("when", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.As[Timeout](args[0]).when, nil
			}),
			vm.PyFn("reschedule", "when", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return vm.None, vm.As[Timeout](args[0]).reschedule(t, args[1])
			}),
			vm.PyFn("expired", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				s := vm.As[Timeout](args[0]).state
				return vm.Bool(s == timeoutExpiring || s == timeoutExpired), nil
			}),
			vm.AsyncFn("__aenter__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				self := args[0]
				return vm.NewCoroutine(t, "Timeout.__aenter__", &immediate{self: self, body: func(t *vm.Thread) (vm.Value, error) {
					return self, vm.As[Timeout](self).enter(t)
				}}), nil
			}),
			vm.AsyncFn("__aexit__", "exc_type, exc_val, exc_tb", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				self, exc := args[0], args[2]
				return vm.NewCoroutine(t, "Timeout.__aexit__", &immediate{self: self, body: func(t *vm.Thread) (vm.Value, error) {
					e, _ := exc.AsExc()
					return vm.None, vm.As[Timeout](self).exit(t, e)
				}}), nil
			}),
		},
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Timeout { return &Timeout{Header: h, when: vm.None} }),
			Init: initSlot(timeoutInit),
			Repr: reprTimeout,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				m := vm.As[Timeout](v)
				visit(m.when)
				if m.task != nil {
					visit(vm.Obj(m.task))
				}
				m.Attrs.Visit(visit)
			},
		},
	})
}

// newTimeout makes a Timeout that ends delay seconds from now, never if delay
// is None.
func newTimeout(t *vm.Thread, delay vm.Value) (*Timeout, error) {
	l, err := runningLoop(t)
	if err != nil {
		return nil, err
	}
	m := &Timeout{Header: vm.MakeHeader(TimeoutType), when: vm.None}
	if !delay.IsNone() {
		d, err := toSeconds(t, delay)
		if err != nil {
			return nil, err
		}
		m.when = vm.Float(l.now() + d)
	}
	return m, nil
}

var timeoutFn = vm.PyFn("timeout", "delay", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	m, err := newTimeout(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(m), nil
})

var timeoutAtFn = vm.PyFn("timeout_at", "when", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.Obj(&Timeout{Header: vm.MakeHeader(TimeoutType), when: args[0]}), nil
})

func reprTimeout(t *vm.Thread, v vm.Value) (string, error) {
	m := vm.As[Timeout](v)
	if m.state != timeoutActive {
		return fmt.Sprintf("<Timeout [%s]>", m.state), nil
	}
	when := m.when
	if f, ok := when.AsFloat(); ok {
		when = vm.Float(math.RoundToEven(f*1000) / 1000)
	}
	text, err := t.Repr(when)
	return fmt.Sprintf("<Timeout [%s] when=%s>", m.state, text), err
}

func (m *Timeout) enter(t *vm.Thread) error {
	if m.state != timeoutCreated {
		return t.Raise(vm.RuntimeError, "Timeout has already been entered")
	}
	k := currentTask(t)
	if k == nil {
		return t.Raise(vm.RuntimeError, "Timeout should be used inside a task")
	}
	m.state, m.task, m.cancels = timeoutActive, k, k.cancels
	return m.reschedule(t, m.when)
}

func (m *Timeout) reschedule(t *vm.Thread, when vm.Value) error {
	switch m.state {
	case timeoutActive:
	case timeoutCreated:
		return t.Raise(vm.RuntimeError, "Timeout has not been entered")
	default:
		return t.Raise(vm.RuntimeError, "Cannot change state of %s Timeout", m.state)
	}
	m.when = when
	m.disarm()
	if when.IsNone() {
		return nil
	}
	s, err := toSeconds(t, when)
	if err != nil {
		return err
	}
	l, err := runningLoop(t)
	if err != nil {
		return err
	}
	m.timer = &timer{when: deadline(s), job: m}
	if m.timer.when > l.rt.Kernel.Now() {
		return l.at(t, m.timer, &m.task.Future)
	}
	return l.soonTimer(t, m.timer)
}

func (m *Timeout) disarm() {
	if m.timer != nil {
		m.task.loop.disarm(m.timer)
		m.timer = nil
	}
}

func (m *Timeout) title() string { return "Timeout._on_timeout" }

func (m *Timeout) visit(visit func(vm.Value)) { visit(vm.Obj(m)) }

// run implements job: the time has come.
func (m *Timeout) run(t *vm.Thread, _ *entry) error {
	m.timer = nil
	_, err := m.task.Future.cancel(t, vm.None)
	m.state = timeoutExpiring
	return err
}

// exit is the end of "async with", reached with an exception or nil. The error
// that it gives replaces the exception.
func (m *Timeout) exit(t *vm.Thread, exc *vm.Exc) error {
	m.disarm()
	switch m.state {
	case timeoutExpiring:
		m.state = timeoutExpired
		if m.task.uncancel() > m.cancels || exc == nil {
			return nil
		}
		return m.timedOut(t, exc)
	case timeoutActive:
		m.state = timeoutFinished
	}
	return nil
}

// timedOut turns the cancellation that has arrived as exc into TimeoutError.
func (m *Timeout) timedOut(t *vm.Thread, exc *vm.Exc) error {
	if isCancelled(exc) {
		return t.Handle(exc, func() error {
			err := t.RaiseArgs(vm.TimeoutError)
			asExc(err).SetCause(exc)
			return err
		})
	}
	explainTimeout(t, exc)
	for _, part := range groupParts(t, exc) {
		explainTimeout(t, part)
	}
	return nil
}

// explainTimeout puts a TimeoutError between exc, which was raised while the
// task was being cancelled, and that cancellation.
func explainTimeout(t *vm.Thread, exc *vm.Exc) {
	for ; exc.Context() != nil; exc = exc.Context() {
		if c := exc.Context(); isCancelled(c) {
			te := asExc(t.RaiseArgs(vm.TimeoutError))
			te.SetContext(c)
			te.SetCause(c)
			exc.SetContext(te)
			return
		}
	}
}

// groupParts gives the exceptions of an exception group.
func groupParts(t *vm.Thread, exc *vm.Exc) []*vm.Exc {
	if !exc.Value().Type().IsSubtype(vm.ExceptionGroup) {
		return nil
	}
	items, err := t.ToList(exc.Field("exceptions"))
	if err != nil {
		return nil
	}
	var parts []*vm.Exc
	for _, item := range items {
		if part, ok := item.AsExc(); ok {
			parts = append(parts, part)
		}
	}
	return parts
}

var waitForFn = vm.AsyncFn("wait_for", "fut, timeout", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.NewCoroutine(t, "wait_for", &waitFor{aw: args[0], timeout: args[1]}), nil
})

// waitFor is asyncio.wait_for: it awaits something inside a Timeout, or, when
// there is no time at all, cancels it and waits for that.
type waitFor struct {
	aw, timeout vm.Value
	state       waitForState
	limit       *Timeout
	inner       delegate
	fut         *Future // what is cancelled
	waiter      *Future
}

type waitForState uint8

const (
	waitForStart waitForState = iota
	waitForInner
	waitForCancelled
)

// Resume implements vm.CoroBody.
func (w *waitFor) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	switch w.state {
	case waitForInner:
		return w.pass(t, throw)
	case waitForCancelled:
		_, err := w.waiter.resumed(t, throw)
		w.fut.forgetJob(w)
		if err != nil {
			return fail(err)
		}
		return end(w.lateResult(t))
	}
	if throw != nil {
		return fail(throw)
	}
	return w.start(t)
}

func (w *waitFor) start(t *vm.Thread) (vm.Value, bool, error) {
	if !w.timeout.IsNone() {
		delay, err := toDelay(t, w.timeout)
		if err != nil {
			return fail(err)
		}
		if delay <= 0 {
			return w.noTime(t)
		}
	}
	var err error
	if w.limit, err = newTimeout(t, w.timeout); err != nil {
		return fail(err)
	}
	if err := w.limit.enter(t); err != nil {
		return fail(err)
	}
	w.state = waitForInner
	if err := w.inner.start(t, w.aw); err != nil {
		return w.leave(t, vm.Value{}, err)
	}
	return w.pass(t, nil)
}

// pass resumes what is awaited.
func (w *waitFor) pass(t *vm.Thread, throw error) (vm.Value, bool, error) {
	out, done, err := w.inner.resume(t, throw)
	if err == nil && !done {
		return out, false, nil
	}
	return w.leave(t, out, err)
}

// leave leaves the Timeout.
func (w *waitFor) leave(t *vm.Thread, out vm.Value, err error) (vm.Value, bool, error) {
	exc, ok := err.(*vm.Exc)
	if err != nil && !ok {
		return fail(err)
	}
	if instead := w.limit.exit(t, exc); instead != nil {
		return fail(instead)
	}
	return end(out, err)
}

func (w *waitFor) noTime(t *vm.Thread) (vm.Value, bool, error) {
	var err error
	if w.fut, err = ensureFuture(t, w.aw, nil); err != nil {
		return fail(err)
	}
	if w.fut.done() {
		return end(w.fut.get(t))
	}
	l, err := runningLoop(t)
	if err != nil {
		return fail(err)
	}
	w.waiter = l.newFuture(w)
	w.state = waitForCancelled
	if err := w.fut.whenDone(t, w); err != nil {
		return fail(err)
	}
	if _, err := w.fut.cancel(t, vm.None); err != nil {
		return fail(err)
	}
	return await(w.waiter)
}

func (w *waitFor) title() string { return "_release_waiter" }

// run implements job: what was cancelled is done.
func (w *waitFor) run(t *vm.Thread, _ *entry) error {
	if w.waiter.done() {
		return nil
	}
	return w.waiter.setResult(t, vm.None)
}

// lateResult is the result of what was cancelled for lack of time: it may have
// ended otherwise.
func (w *waitFor) lateResult(t *vm.Thread) (vm.Value, error) {
	v, err := w.fut.get(t)
	if !isCancelled(err) {
		return v, err
	}
	exc := asExc(err)
	return vm.Value{}, t.Handle(exc, func() error {
		err := t.RaiseArgs(vm.TimeoutError)
		asExc(err).SetCause(exc)
		return err
	})
}

// Awaiting implements vm.Awaiter.
func (w *waitFor) Awaiting() vm.Value { return w.inner.iter }

// awaits implements waiter.
func (w *waitFor) awaits() (string, *resource) { return "wait_for(…, 0)", nil }

// Visit implements vm.CoroBody.
func (w *waitFor) Visit(visit func(vm.Value)) {
	visit(w.aw)
	visit(w.timeout)
	w.inner.visit(visit)
	if w.waiter != nil {
		visit(vm.Obj(w.waiter))
		visit(vm.Obj(w.fut))
	}
}

func (w *waitFor) visit(visit func(vm.Value)) { w.Visit(visit) }
