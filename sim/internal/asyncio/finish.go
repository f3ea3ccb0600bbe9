package asyncio

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A task that is suspended is in a ring: what it waits for has it as a callback,
// and its coroutine's frame holds what it waits for. Counting references never
// ends it, so that its end only needs to be watched when rings are collected, and
// while its loop does not run: then it may be lost with the loop.

// watchTasks watches the pending tasks of the loops that run, for a collection
// of rings.
func (rt *Runtime) watchTasks(t *vm.Thread) (unwatch func()) {
	var loops []*Loop
	for _, l := range rt.allLoops {
		if l.thread != nil {
			l.watchTasks(t)
			loops = append(loops, l)
		}
	}
	return func() {
		for _, l := range loops {
			l.unwatchTasks(t)
		}
	}
}

// watchTasks has each pending task of the loop reported should it be lost, and
// its coroutine closed: before that when a ring is collected, since it is older.
func (l *Loop) watchTasks(t *vm.Thread) {
	for k := l.tasks.first; k != nil; k = k.next {
		k.watch(t)
	}
}

func (k *Task) watch(t *vm.Thread) {
	t.WatchSuspended(k.coro)
	t.Watch(vm.Obj(k), vm.IsPending, reportLost)
}

func (l *Loop) unwatchTasks(t *vm.Thread) {
	for k := l.tasks.first; k != nil; k = k.next {
		t.Unwatch(k.coro, vm.IsPending)
		t.Unwatch(vm.Obj(k), vm.IsPending)
	}
}

// letGo is the end of a job: what only it held is finalised.
func (l *Loop) letGo(t *vm.Thread, e *entry) error {
	l.dropped = l.dropped[:0]
	if e.fut != nil {
		l.dropped = append(l.dropped, vm.Obj(e.fut))
	}
	if k, ok := e.job.(*Task); !ok || k.state != pending {
		e.job.visit(func(v vm.Value) { l.dropped = append(l.dropped, v) })
	}
	if len(l.dropped) == 0 {
		return nil
	}
	return t.Dropped(l.dropped)
}

// NoteUnfinished tells the trace of tasks that are pending at the end of the
// program although nothing was said of it, as when their loop was the current
// one to the end.
func (rt *Runtime) NoteUnfinished() {
	if rt.Trace == nil {
		return
	}
	for _, l := range rt.allLoops {
		for k := l.tasks.first; k != nil; k = k.next {
			k.traceLost()
		}
	}
}

// noteLeft tells the trace of the tasks that asyncio.run found pending when its
// coroutine was done, and cancels: some of them nobody but the loop knows of, and
// that only weakly.
func (l *Loop) noteLeft(t *vm.Thread, left []vm.Value) {
	tr := l.rt.Trace
	if tr == nil {
		return
	}
	known := t.Reachable(left)
	for _, v := range left {
		k := vm.As[Task](v)
		text := k.name() + " was still pending when the main coroutine had ended, and is cancelled"
		if !slices.Contains(known, v) {
			text = k.name() + " waits for what nobody else knows of, and nobody holds a reference to it: " +
				"the loop's is weak, so that the garbage collector may destroy it at any time"
		}
		tr.Warn(tracer.WarnPending, taskRef(k), text)
	}
}

func (k *Task) traceLost() {
	if tr := k.loop.rt.Trace; tr != nil {
		tr.Warn(tracer.WarnPending, taskRef(k), "Task was destroyed but it is pending: "+k.name())
	}
}

// dropUnread reports the exception of a future that is dropped before anyone
// has asked for it.
func dropUnread(t *vm.Thread, v vm.Value) error {
	f := vm.As[Future](v)
	f.unread = false
	message := v.Type().Name + " exception was never retrieved"
	if tr := f.loop.rt.Trace; tr != nil {
		tr.Warn(tracer.WarnNeverRetrieved, tr.ref(f), message+": "+Brief(f.exc.Value()))
	}
	return f.loop.report(t, problem{message: message, exc: f.exc, about: append(f.made.details(), detail{"future", v})})
}

// reportLost reports a task that is dropped while it is pending.
func reportLost(t *vm.Thread, v vm.Value) error {
	k := vm.As[Task](v)
	if k.quietDrop || k.done() {
		return nil
	}
	k.quietDrop = true
	k.loop.tasks.remove(k)
	k.traceLost()
	return k.loop.report(t, problem{
		message: "Task was destroyed but it is pending!",
		about:   append(k.made.details(), detail{"task", vm.Obj(k)}),
	})
}
