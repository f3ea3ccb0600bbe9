package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

var shieldFn = vm.PyFn("shield", "arg", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	inner, err := ensureFuture(t, args[0], nil)
	if err != nil {
		return vm.Value{}, err
	}
	if inner.done() {
		return vm.Obj(inner), nil
	}
	s := &shield{inner: inner, by: currentTask(t)}
	s.outer = inner.loop.newFuture(s)
	if s.by != nil { // the end of an edge in the call graph, which is kept otherwise
		forget := &funcJob{"shield.<locals>._clear_awaited_by_callback", vm.Obj(inner), func(*vm.Thread) error { return nil }}
		if err := inner.whenDone(t, forget); err != nil {
			return vm.Value{}, err
		}
	}
	if err := inner.whenDone(t, s); err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(s.outer), s.outer.whenDone(t, (*shieldOuter)(s))
})

// shield passes the outcome of one future on to another, but no cancellation
// the other way. It is the job that the inner future wakes.
type shield struct {
	inner, outer *Future
	by           *Task // who shields
}

func (s *shield) title() string { return "shield.<locals>._inner_done_callback" }

func (s *shield) source() string { return "tasks.py:980" }

// run implements job: the inner future is done.
func (s *shield) run(t *vm.Thread, _ *entry) error {
	outer, inner := s.outer, s.inner
	switch {
	case outer.state == cancelled:
		return nil
	case inner.state == cancelled:
		_, err := outer.cancel(t, vm.None)
		return err
	case inner.exc != nil:
		inner.read(t)
		return outer.setException(t, inner.exc)
	}
	return outer.setResult(t, inner.result)
}

// awaits implements waiter.
func (s *shield) awaits() (string, *resource) {
	label, r := s.inner.awaits()
	return "shield(" + label + ")", r
}

func (s *shield) visit(visit func(vm.Value)) { visit(vm.Obj(s.outer)) }

// hold implements holder.
func (s *shield) hold(visit func(vm.Value)) { visit(vm.Obj(s.inner)) }

// shieldOuter is the job that the outer future wakes.
type shieldOuter shield

func (s *shieldOuter) title() string { return "shield.<locals>._outer_done_callback" }

func (s *shieldOuter) source() string { return "tasks.py:993" }

func (s *shieldOuter) visit(visit func(vm.Value)) { visit(vm.Obj(s.inner)) }

// run implements job: the outer future is done. If that is because it was
// cancelled, nobody is left to see how the inner one ends.
func (s *shieldOuter) run(t *vm.Thread, _ *entry) error {
	if s.inner.done() {
		return nil
	}
	s.inner.forgetJob((*shield)(s))
	return s.inner.whenDone(t, (*shieldLog)(s))
}

// shieldLog is the job that reports an exception that nobody else will see.
type shieldLog shield

func (s *shieldLog) title() string { return "_log_on_exception" }

func (s *shieldLog) visit(func(vm.Value)) {}

// run implements job.
func (s *shieldLog) run(t *vm.Thread, _ *entry) error {
	inner := s.inner
	if inner.state == cancelled || inner.exc == nil {
		return nil
	}
	inner.read(t)
	return inner.loop.report(t, problem{
		message: inner.exc.Value().Type().Name + " exception in shielded future",
		exc:     inner.exc,
		about:   append(inner.made.details(), detail{"future", vm.Obj(inner)}),
	})
}
