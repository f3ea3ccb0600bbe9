package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// gather is what one call of asyncio.gather waits for. It is the waiter of the
// future that the call gives, and the job that each of the children wakes.
type gather struct {
	outer      *Future
	by         *Task     // who gathers
	children   []*Future // one per argument; an argument may come twice
	waiting    int       // distinct children that are not done
	returnExcs bool
	cancelled  bool // the outer future was, so it must end so
}

var gatherFn = vm.PyFn("gather", "*coros_or_futures, return_exceptions=False", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	returnExcs, err := t.Truth(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	f, err := gatherAll(t, nil, tupleItems(args[0]), returnExcs)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(f), nil
})

// gatherAll is asyncio.gather. Without l, the loop of the first child is meant.
func gatherAll(t *vm.Thread, l *Loop, aws []vm.Value, returnExcs bool) (*Future, error) {
	if len(aws) == 0 {
		return gatherNothing(t)
	}
	g := &gather{returnExcs: returnExcs, children: make([]*Future, len(aws)), by: currentTask(t)}
	known := make(map[vm.Value]*Future, len(aws))
	var done []*Future
	for i, aw := range aws {
		if f := known[aw]; f != nil {
			g.children[i] = f
			continue
		}
		f, err := ensureFuture(t, aw, l)
		if err != nil {
			return nil, err
		}
		l = f.loop
		g.adopt(f, aw)
		known[aw], g.children[i] = f, f
		if f.done() {
			done = append(done, f)
		} else if err := f.whenDone(t, g); err != nil {
			return nil, err
		}
	}
	g.outer = l.newFutureOf(gatheringFutureType, g)
	for _, f := range done {
		if err := g.childDone(t, f); err != nil {
			return nil, err
		}
	}
	return g.outer, nil
}

func gatherNothing(t *vm.Thread) (*Future, error) {
	l, err := currentLoop(t)
	if err != nil {
		return nil, err
	}
	f := l.newFuture(&gather{})
	return f, f.setResult(t, newList())
}

// adopt counts a child in. Of a task that gather itself has made nobody
// wonders where it went.
func (g *gather) adopt(f *Future, aw vm.Value) {
	g.waiting++
	if f.task != nil && !aw.Is(vm.Obj(f)) {
		f.task.quietDrop = true
	}
}

func (g *gather) title() string { return "gather.<locals>._done_callback" }

func (g *gather) source() string { return "tasks.py:812" }

// run implements job.
func (g *gather) run(t *vm.Thread, e *entry) error { return g.childDone(t, e.fut) }

// childDone takes note of a child that is done.
func (g *gather) childDone(t *vm.Thread, f *Future) error {
	g.waiting--
	if g.outer == nil || g.outer.done() { // without an outer one gather itself has failed
		f.read(t)
		return nil
	}
	if !g.returnExcs {
		switch {
		case f.state == cancelled:
			return g.outer.setException(t, asExc(f.cancelledError(t)))
		case f.exc != nil:
			f.read(t)
			return g.outer.setException(t, f.exc)
		}
	}
	if g.waiting > 0 {
		return nil
	}
	return g.allDone(t, f)
}

func (g *gather) allDone(t *vm.Thread, last *Future) error {
	results := make([]vm.Value, len(g.children))
	for i, f := range g.children {
		results[i] = g.result(t, f)
	}
	if g.cancelled {
		return g.outer.setException(t, asExc(last.cancellation(t)))
	}
	return g.outer.setResult(t, newList(results...))
}

// result is what a child contributes to the list.
func (g *gather) result(t *vm.Thread, f *Future) vm.Value {
	f.read(t)
	switch {
	case f.state == cancelled:
		msg := f.result
		if msg.IsNil() || msg.IsNone() {
			msg = vm.NewStr("")
		}
		return asExc(t.RaiseArgs(CancelledError, msg)).Value()
	case f.exc != nil:
		return f.exc.Value()
	}
	return f.result
}

// cancel implements canceller: it cancels the children, and the outer future
// ends when they have.
func (g *gather) cancel(t *vm.Thread, outer *Future, msg vm.Value) (bool, error) {
	if outer.done() {
		return false, nil
	}
	any := false
	for _, f := range g.children {
		ok, err := f.cancel(t, msg)
		if err != nil {
			return any, err
		}
		any = any || ok
	}
	g.cancelled = g.cancelled || any
	return any, nil
}

// awaits implements waiter.
func (g *gather) awaits() (string, *resource) { return fmt.Sprintf("gather(%d)", len(g.children)), nil }

// visit shows the outer future only, which shows the children: each of them has
// this job.
func (g *gather) visit(visit func(vm.Value)) { visitFutureOf(g.outer, visit) }

// hold implements holder.
func (g *gather) hold(visit func(vm.Value)) {
	for _, f := range g.children {
		visitFutureOf(f, visit)
	}
}

// asExc is the exception that err, the result of a Raise, is.
func asExc(err error) *vm.Exc {
	exc, _ := err.(*vm.Exc)
	return exc
}
