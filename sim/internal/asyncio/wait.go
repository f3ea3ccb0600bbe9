package asyncio

import (
	"cmp"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// The values of wait's return_when.
const (
	firstCompleted = "FIRST_COMPLETED"
	firstException = "FIRST_EXCEPTION"
	allCompleted   = "ALL_COMPLETED"
)

var waitFn = vm.AsyncFn("wait", "fs, *, timeout=None, return_when='ALL_COMPLETED'", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.NewCoroutine(t, "wait", &waitMachine{fs: args[0], timeout: args[1], when: args[2]}), nil
})

// waitMachine is asyncio.wait. It is also the job that the futures wake, and
// that of its timer.
type waitMachine struct {
	fs, timeout, when vm.Value

	futs   []*Future // in order of creation
	mode   string    // return_when
	left   int       // that are not done
	by     *Task     // who waits
	waiter *Future
	timer  timer
}

// Resume implements vm.CoroBody.
func (w *waitMachine) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if w.waiter == nil {
		if throw == nil {
			throw = w.check(t)
		}
		if throw == nil {
			throw = w.start(t)
		}
		if throw != nil {
			return fail(throw)
		}
		return await(w.waiter)
	}
	_, err := w.waiter.resumed(t, throw)
	w.waiter.loop.disarm(&w.timer)
	for _, f := range w.futs {
		f.forgetJob(w)
	}
	if err != nil {
		return fail(err)
	}
	return end(w.partition(t))
}

// check takes the arguments.
func (w *waitMachine) check(t *vm.Thread) error {
	if asFuture(w.fs) != nil || isCoroutine(t, w.fs) {
		return t.Raise(vm.TypeError, "expect a list of futures, not %s", w.fs.Type().Name)
	}
	if ok, err := t.Truth(w.fs); err != nil || !ok {
		if err != nil {
			return err
		}
		return t.Raise(vm.ValueError, "Set of Tasks/Futures is empty.")
	}
	if s, ok := w.when.AsStr(); ok {
		w.mode = s.String()
	}
	if w.mode != firstCompleted && w.mode != firstException && w.mode != allCompleted {
		text, err := t.Str(w.when)
		if err != nil {
			return err
		}
		return t.Raise(vm.ValueError, "Invalid return_when value: %s", text)
	}
	return w.collect(t)
}

func (w *waitMachine) collect(t *vm.Thread) error {
	items, err := t.ToList(w.fs)
	if err != nil {
		return err
	}
	for _, v := range items {
		if isCoroutine(t, v) {
			return t.Raise(vm.TypeError, "Passing coroutines is forbidden, use tasks explicitly.")
		}
	}
	for _, v := range items {
		f := asFuture(v)
		if f == nil {
			return t.Raise(vm.AttributeError, "'%s' object has no attribute 'add_done_callback'", v.Type().Name)
		}
		w.futs = append(w.futs, f)
	}
	w.futs = inCreationOrder(w.futs)
	return nil
}

// inCreationOrder sorts futures by birth and drops the doubles: how the sets of
// asyncio, which CPython orders by address, are ordered here.
func inCreationOrder(futs []*Future) []*Future {
	slices.SortStableFunc(futs, func(f, g *Future) int { return cmp.Compare(f.born, g.born) })
	return slices.Compact(futs)
}

func (w *waitMachine) start(t *vm.Thread) error {
	l, err := runningLoop(t)
	if err != nil {
		return err
	}
	w.waiter, w.by = l.newFuture(w), l.current
	if !w.timeout.IsNone() {
		delay, err := toSeconds(t, w.timeout)
		if err != nil {
			return err
		}
		w.timer = timer{when: deadline(l.now() + delay), job: &releaseWaiter{w.waiter}}
		if err := l.at(t, &w.timer, w.waiter); err != nil {
			return err
		}
	}
	w.left = len(w.futs)
	for _, f := range w.futs {
		if err := f.whenDone(t, w); err != nil {
			return err
		}
	}
	return nil
}

func (w *waitMachine) title() string { return "_wait.<locals>._on_completion" }

func (w *waitMachine) source() string { return "tasks.py:503" }

// run implements job: one of the futures is done.
func (w *waitMachine) run(t *vm.Thread, e *entry) error {
	w.left--
	failed := e.fut.state == finished && e.fut.exc != nil
	if failed && w.mode == firstException {
		e.fut.read(t)
	}
	if w.left > 0 && w.mode != firstCompleted && !(w.mode == firstException && failed) {
		return nil
	}
	w.waiter.loop.disarm(&w.timer)
	if w.waiter.done() {
		return nil
	}
	return w.waiter.setResult(t, vm.None)
}

func (w *waitMachine) partition(t *vm.Thread) (vm.Value, error) {
	var done, waiting []vm.Value
	for _, f := range w.futs {
		if f.done() {
			done = append(done, vm.Obj(f))
		} else {
			waiting = append(waiting, vm.Obj(f))
		}
	}
	doneSet, err := newSet(t, done)
	if err != nil {
		return vm.Value{}, err
	}
	waitingSet, err := newSet(t, waiting)
	return vm.NewTuple(doneSet, waitingSet), err
}

// awaits implements waiter.
func (w *waitMachine) awaits() (string, *resource) { return "wait(" + w.mode + ")", nil }

// Visit implements vm.CoroBody.
func (w *waitMachine) Visit(visit func(vm.Value)) {
	visit(w.fs)
	for _, f := range w.futs {
		visit(vm.Obj(f))
	}
	visitFutureOf(w.waiter, visit)
}

// visit shows the waiter only, whose task shows the rest.
func (w *waitMachine) visit(visit func(vm.Value)) { visitFutureOf(w.waiter, visit) }

// releaseWaiter is the job that ends a wait.
type releaseWaiter struct{ waiter *Future }

func (r *releaseWaiter) title() string { return "_release_waiter" }

func (r *releaseWaiter) visit(visit func(vm.Value)) { visit(vm.Obj(r.waiter)) }

// run implements job.
func (r *releaseWaiter) run(t *vm.Thread, _ *entry) error {
	if r.waiter.done() {
		return nil
	}
	return r.waiter.setResult(t, vm.None)
}
