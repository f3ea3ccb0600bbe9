package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// asCompleted is what asyncio.as_completed gives: an iterator over coroutines
// or, asynchronously, over the futures themselves. It is the job that the
// futures wake.
type asCompleted struct {
	vm.Header
	loop    *Loop
	todo    []*Future // in order of creation
	left    int       // that the program has not asked for
	done    []*Future // nil: the time was up
	waiters waitList
	timer   timer
	total   int
}

var asCompletedType = vm.Declare("_AsCompletedIterator")

var asCompletedFn = vm.PyFn("as_completed", "fs, *, timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	fs, limit := args[0], args[1]
	if asFuture(fs) != nil || isCoroutine(t, fs) {
		return vm.Value{}, t.Raise(vm.TypeError, "expects an iterable of awaitables, not %s", fs.Type().Name)
	}
	aws, err := t.ToList(fs)
	if err != nil {
		return vm.Value{}, err
	}
	a := &asCompleted{Header: vm.MakeHeader(asCompletedType)}
	return vm.Obj(a), a.start(t, aws, limit)
})

func init() {
	self := func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil }
	asCompletedType.Define(vm.TypeSpec{
		Module: "asyncio.tasks",
		Layout: vm.LayoutOther,
		Slots: vm.Slots{
			Iter:  self,
			Next:  nextAsCompleted,
			AIter: self,
			ANext: anextAsCompleted,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				a := vm.As[asCompleted](v)
				for _, f := range append(a.todo, a.done...) {
					if f != nil {
						visit(vm.Obj(f))
					}
				}
				a.waiters.visit(visit)
			},
		},
	})
}

func (a *asCompleted) start(t *vm.Thread, aws []vm.Value, limit vm.Value) error {
	var err error
	if a.loop, err = currentLoop(t); err != nil {
		return err
	}
	known := map[vm.Value]bool{}
	for _, aw := range aws {
		if known[aw] {
			continue
		}
		known[aw] = true
		f, err := ensureFuture(t, aw, a.loop)
		if err != nil {
			return err
		}
		a.todo = append(a.todo, f)
	}
	a.todo = inCreationOrder(a.todo)
	a.left, a.total = len(a.todo), len(a.todo)
	for _, f := range a.todo {
		if err := f.whenDone(t, a); err != nil {
			return err
		}
	}
	if a.left == 0 || limit.IsNone() {
		return nil
	}
	delay, err := toSeconds(t, limit)
	if err != nil {
		return err
	}
	a.timer = timer{when: deadline(a.loop.now() + delay), job: (*asCompletedTimeout)(a)}
	return a.loop.at(t, &a.timer, nil)
}

func (a *asCompleted) title() string { return "_AsCompletedIterator._handle_completion" }

func (a *asCompleted) visit(visit func(vm.Value)) { visit(vm.Obj(a)) }

// run implements job: one of the futures is done.
func (a *asCompleted) run(t *vm.Thread, e *entry) error {
	for i, f := range a.todo {
		if f == e.fut {
			a.todo = append(a.todo[:i:i], a.todo[i+1:]...)
			a.done = append(a.done, f)
			if len(a.todo) == 0 {
				a.loop.disarm(&a.timer)
			}
			return a.waiters.wakeFirst(t)
		}
	}
	return nil
}

// asCompletedTimeout is the job of the timer.
type asCompletedTimeout asCompleted

func (a *asCompletedTimeout) title() string { return "_AsCompletedIterator._handle_timeout" }

func (a *asCompletedTimeout) visit(visit func(vm.Value)) { visit(vm.Obj((*asCompleted)(a))) }

// run implements job: who still asks gets TimeoutError.
func (a *asCompletedTimeout) run(t *vm.Thread, _ *entry) error {
	todo := a.todo
	a.todo = nil
	for _, f := range todo {
		f.forgetJob((*asCompleted)(a))
		a.done = append(a.done, nil)
		if err := a.waiters.wakeFirst(t); err != nil {
			return err
		}
	}
	return nil
}

// nextAsCompleted gives a coroutine for the result of the next future.
func nextAsCompleted(t *vm.Thread, v vm.Value) (vm.Value, error) {
	a := vm.As[asCompleted](v)
	if a.left == 0 {
		return vm.Value{}, nil
	}
	a.left--
	return vm.NewCoroutine(t, "_AsCompletedIterator._wait_for_one", &waitForOne{from: a, resolve: true}), nil
}

// anextAsCompleted gives a coroutine for the next future itself.
func anextAsCompleted(t *vm.Thread, v vm.Value) (vm.Value, error) {
	return vm.NewCoroutine(t, "_AsCompletedIterator.__anext__", &waitForOne{from: vm.As[asCompleted](v)}), nil
}

// waitForOne waits for the next future to be done.
type waitForOne struct {
	from    *asCompleted
	resolve bool // the result is wanted, not the future
	started bool
	fut     *Future
}

// Resume implements vm.CoroBody.
func (w *waitForOne) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	a := w.from
	switch {
	case w.fut != nil:
		if _, err := w.fut.resumed(t, throw); err != nil {
			return fail(w.abandon(t, err))
		}
	case throw != nil:
		return fail(throw)
	case !w.resolve && a.left == 0:
		return fail(t.RaiseArgs(vm.StopAsyncIteration))
	case !w.resolve && !w.started:
		w.started = true
		a.left--
	}
	if len(a.done) == 0 {
		w.fut = a.loop.newFuture(w)
		a.waiters.push(w.fut)
		return await(w.fut)
	}
	f := a.done[0]
	a.done = a.done[1:]
	switch {
	case f == nil:
		return fail(t.RaiseArgs(vm.TimeoutError))
	case w.resolve:
		return end(f.get(t))
	}
	return finish(vm.Obj(f))
}

// abandon cleans up after a wait that was cut short. Who had been woken wakes
// the next one.
func (w *waitForOne) abandon(t *vm.Thread, err error) error {
	a := w.from
	if _, cancelErr := w.fut.cancel(t, vm.None); cancelErr != nil {
		return cancelErr
	}
	a.waiters.remove(w.fut)
	if len(a.done) > 0 && w.fut.state != cancelled {
		if wakeErr := a.waiters.wakeFirst(t); wakeErr != nil {
			return wakeErr
		}
	}
	return err
}

// awaits implements waiter.
func (w *waitForOne) awaits() (string, *resource) {
	return fmt.Sprintf("as_completed(%d)", w.from.total), nil
}

// Visit implements vm.CoroBody.
func (w *waitForOne) Visit(visit func(vm.Value)) {
	visit(vm.Obj(w.from))
	visitFutureOf(w.fut, visit)
}
