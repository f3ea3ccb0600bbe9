package asyncio

import (
	"errors"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Loop is an event loop.
//
// One turn of it: outside completions that are due enter the ready queue; then
// the timers that are due, by (when, insertion); then exactly the handles that
// are in the queue at that point run, in order. What they schedule waits for
// the next turn. When the queue is empty at the beginning of a turn, the clock
// first jumps to the earliest timer or outside completion.
type Loop struct {
	vm.Header
	vm.Attrs
	rt     *Runtime
	number uint32

	ready   readyQueue
	running entry // of the ready queue
	timers  timerHeap
	thread  *Thread  // that runs it, nil when nobody does
	current *Task    // whose step runs
	tasks   taskList // that are not done

	stopping bool
	closed   bool
	debug    bool

	taskFactory      vm.Value // None: Task
	exceptionHandler vm.Value // None: the default
	defaultExecutor  vm.Value // None until it is needed
	executorClosed   bool     // shutdown_default_executor was called
	slowCallback     int64    // ns; longer callbacks are reported in debug mode

	until    *Future   // that run_until_complete waits for
	arrivals []arrival // completions from outside that have not entered

	asyncgens       []vm.Value // that have started and not ended, in order
	asyncgensClosed bool       // shutdown_asyncgens was called

	dropped []vm.Value // see letGo
}

// LoopType is the type of event loops.
var LoopType = vm.Declare("_UnixSelectorEventLoop")

// The bases of LoopType, on which programs test, and which name its methods.
var (
	abstractLoopType = vm.Declare("AbstractEventLoop")
	baseLoopType     = vm.Declare("BaseEventLoop")
)

// newLoop makes an event loop.
func newLoop(t *vm.Thread, cls *vm.Type) (*Loop, error) {
	debug, err := debugWanted(t)
	if err != nil {
		return nil, err
	}
	rt := RuntimeOf(t.VM())
	l := &Loop{
		Header: vm.MakeHeader(cls), rt: rt, number: uint32(len(rt.allLoops) + 1),
		taskFactory: vm.None, exceptionHandler: vm.None, defaultExecutor: vm.None,
		slowCallback: second / 10, debug: debug,
	}
	rt.allLoops = append(rt.allLoops, l)
	return l, logDebug(t, "Using selector: EpollSelector")
}

// now is the loop's time in seconds.
func (l *Loop) now() float64 { return float64(l.rt.Kernel.Now()) / second }

// soonTimer puts a job into the ready queue that can be taken back, as the
// Handle of call_soon can.
func (l *Loop) soonTimer(t *vm.Thread, tm *timer) error {
	if l.closed {
		return t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	tm.state, tm.soon = timerFiring, true
	e := entry{job: tm.job, timer: tm}
	if tr := l.rt.Trace; tr != nil {
		tr.scheduled(&e, tracer.CauseSoon, 0)
		tm.id = e.id
	}
	l.ready.push(e)
	return nil
}

// soon puts a job into the ready queue, for the sake of f if that is not nil.
func (l *Loop) soon(t *vm.Thread, j job, f *Future, cause tracer.Sub) error {
	if l.closed {
		return t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	e := entry{job: j, fut: f}
	if tr := l.rt.Trace; tr != nil {
		tr.scheduled(&e, cause, tr.peerOf(j, f))
	}
	l.ready.push(e)
	return nil
}

// at arms a timer, on behalf of the future that it will wake, if any.
func (l *Loop) at(t *vm.Thread, tm *timer, wakes *Future) error {
	if l.closed {
		return t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	if tr := l.rt.Trace; tr != nil {
		tr.timerArmed(tm, wakes)
	}
	if tm.when == kernel.Forever {
		tm.state = timerCancelled // it would never fire
		return nil
	}
	l.timers.push(tm)
	return nil
}

// disarm takes a timer back.
func (l *Loop) disarm(tm *timer) {
	if tm.state != timerArmed && tm.state != timerFiring {
		return
	}
	if tr := l.rt.Trace; tr != nil {
		tr.handleEvent(tracer.HandleCancelled, tm.id)
	}
	l.timers.cancel(tm)
}

// run runs the loop in t until it is stopped.
func (l *Loop) run(t *vm.Thread) error {
	th := l.rt.Thread(t)
	if err := l.mayRun(t, th); err != nil {
		return err
	}
	leave := l.enter(t, th)
	for {
		err := l.turn(t)
		if err != nil || l.stopping {
			leave()
			if !errors.As(err, new(*vm.LimitError)) { // then nothing else is to happen
				l.watchTasks(t)
			}
			return err
		}
	}
}

func (l *Loop) mayRun(t *vm.Thread, th *Thread) error {
	switch {
	case l.closed:
		return t.Raise(vm.RuntimeError, "Event loop is closed")
	case l.thread != nil:
		return t.Raise(vm.RuntimeError, "This event loop is already running")
	case th.running != nil:
		return t.Raise(vm.RuntimeError, "Cannot run the event loop while another loop is running")
	}
	return nil
}

// enter makes the loop the thread's running one; the function that it gives
// undoes that.
func (l *Loop) enter(t *vm.Thread, th *Thread) (leave func()) {
	l.thread, th.running = th, l
	l.unwatchTasks(t)
	depth := t.OriginDepth
	if l.debug {
		l.trackOrigins(t)
	}
	hooks := t.AsyncGenHooks
	t.AsyncGenHooks = l.asyncGenHooks()
	if tr := l.rt.Trace; tr != nil {
		tr.loopEvent(tracer.LoopBegin, l)
	}
	return func() {
		l.stopping = false
		l.thread, th.running = nil, nil
		t.AsyncGenHooks, t.OriginDepth = hooks, depth
		if tr := l.rt.Trace; tr != nil {
			tr.loopEvent(tracer.LoopEnd, l)
		}
	}
}

// jobCost is what a job takes from the budget of instructions, whatever it runs:
// steps that only make coroutines come to no check of the limits themselves.
const jobCost = 4

// turn is one turn of the loop.
func (l *Loop) turn(t *vm.Thread) error {
	if err := l.wait(t); err != nil {
		return err
	}
	l.fireTimers()
	n := l.ready.count
	if l.rt.Trace != nil || l.debug {
		return l.runObserved(t, n)
	}
	for ; n > 0; n-- {
		if err := t.Spend(jobCost); err != nil {
			return err
		}
		e := l.next()
		if e.timer != nil && !e.timer.fire() {
			continue
		}
		if err := e.job.run(t, e); err != nil {
			if err = l.jobFailed(t, e.job, err); err != nil {
				return err
			}
		}
		if t.Watched() > 0 {
			if err := l.letGo(t, e); err != nil {
				return err
			}
		}
	}
	return nil
}

// next takes the first entry out of the ready queue. It is valid until the next
// call.
func (l *Loop) next() *entry {
	l.running = l.ready.pop()
	return &l.running
}

// wait lets the outside world go on: for as long as nothing is ready.
func (l *Loop) wait(t *vm.Thread) error {
	k := l.rt.Kernel
	first := l.timers.first()
	deadline := k.Now()
	if l.ready.count == 0 && len(l.arrivals) == 0 && !l.stopping {
		deadline = kernel.Forever
		if first != nil {
			deadline = max(first.when, k.Now())
		}
	}
	if tr := l.rt.Trace; tr != nil {
		tr.selecting(timeout(deadline, k.Now()))
	}
	l.rt.waiting = l
	err := l.waitUntil(t, deadline)
	l.rt.waiting = nil
	if err == nil {
		err = l.rt.HandleSignals(t)
	}
	if errors.Is(err, kernel.ErrDeadlock) {
		return l.deadlock(t)
	}
	if err != nil || len(l.arrivals) == 0 {
		return err
	}
	return l.takeArrivals(t)
}

// waitUntil lets time pass until the deadline, or until a completion made
// something ready.
func (l *Loop) waitUntil(t *vm.Thread, deadline int64) error {
	k := l.rt.Kernel
	if l.thread.Kernel != k.Main() {
		_, err := l.thread.Kernel.Wait(deadline)
		return err
	}
	if deadline > k.Now() {
		// What was due at the deadline has happened before it.
		if woken, err := l.thread.Kernel.Wait(deadline); !woken || err != nil {
			return err
		}
	}
	return k.RunDue()
}

// timeout is how long the loop would wait, -1 for ever.
func timeout(deadline, now int64) int64 {
	if deadline == kernel.Forever {
		return -1
	}
	return deadline - now
}

// wake ends the loop's wait, when it is called from outside.
func (l *Loop) wake() {
	if l.thread != nil {
		l.thread.Kernel.Wake()
	}
}

// fireTimers moves the timers that are due to the ready queue.
func (l *Loop) fireTimers() {
	now := l.rt.Kernel.Now()
	for tm := l.timers.first(); tm != nil && tm.when <= now; tm = l.timers.first() {
		l.timers.pop()
		tm.state = timerFiring
		e := entry{job: tm.job, id: tm.id, timer: tm}
		if tr := l.rt.Trace; tr != nil {
			tr.scheduled(&e, tracer.CauseTimer, tr.peerOf(tm.job, nil))
		}
		l.ready.push(e)
	}
}

// runObserved is the end of a turn when there is a trace, or in debug mode.
func (l *Loop) runObserved(t *vm.Thread, n int) (err error) {
	tr := l.rt.Trace
	if tr != nil && n > 0 {
		tr.turnBegin(n)
	}
	for ; n > 0; n-- {
		if err = t.Spend(jobCost); err != nil {
			break
		}
		e := l.next()
		if h, ok := e.job.(*Handle); ok && h.cancelled || e.timer != nil && !e.timer.fire() {
			continue
		}
		if err = l.runEntry(t, tr, e, n-1); err != nil {
			break
		}
	}
	if tr != nil && tr.turn != 0 {
		tr.turnEnd()
	}
	return err
}

// runEntry runs a job; after is how many were ready then and still are.
func (l *Loop) runEntry(t *vm.Thread, tr *Trace, e *entry, after int) error {
	if tr != nil {
		tr.handleEvent(tracer.HandleRun, e.id)
		if e.timer != nil && !e.timer.soon {
			tr.timerFired(e.timer)
		}
	}
	began := l.rt.Kernel.Now()
	err := e.job.run(t, e)
	if err != nil {
		err = l.jobFailed(t, e.job, err)
	}
	held := l.rt.Kernel.Now() - began
	if tr != nil {
		if !isStep(e.job) {
			tr.handleEvent(tracer.HandleEnd, e.id)
		}
		if held > blockingAfter {
			tr.blocking(l, e, held, l.keptWaiting(after, began))
		}
	}
	if err == nil && l.debug && held >= l.slowCallback {
		err = l.reportSlow(t, e.job, held)
	}
	if err == nil && t.Watched() > 0 {
		err = l.letGo(t, e)
	}
	return err
}

// keptWaiting gives the jobs that were ready, or became so since a moment, while
// another one held the loop.
func (l *Loop) keptWaiting(after int, since int64) []job {
	var jobs []job
	for i := range min(after, l.ready.count) {
		jobs = append(jobs, l.ready.at(i).job)
	}
	now := l.rt.Kernel.Now()
	for _, n := range l.timers.inOrder() {
		if n.when >= since && n.when < now && n.t.state == timerArmed {
			jobs = append(jobs, n.t.job)
		}
	}
	return jobs
}

// isStep says whether a job is a task's step, whose end StepEnd tells.
func isStep(j job) bool {
	switch j.(type) {
	case *Task, *throwStep:
		return true
	}
	return false
}

// blockingAfter is how long a callback may hold the loop before a trace
// mentions it.
const blockingAfter = second / 10
