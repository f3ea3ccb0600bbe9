package asyncio

import (
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// Finish reports what the end of the program leaves behind: exceptions that
// nobody has asked for, and tasks that are still pending.
func (rt *Runtime) Finish(t *vm.Thread) error {
	unread := rt.unread
	rt.unread = nil
	for _, f := range unread {
		if err := f.reportUnread(t); err != nil {
			return err
		}
	}
	for _, l := range rt.allLoops {
		for k := l.tasks.first; k != nil; k = k.next {
			if err := k.reportLost(t); err != nil {
				return err
			}
		}
	}
	return nil
}

// reportUnread reports the exception of a future that is dropped before anyone
// has asked for it.
func (f *Future) reportUnread(t *vm.Thread) error {
	if !f.unread {
		return nil
	}
	f.unread = false
	kind := vm.Obj(f).Type().Name
	if tr := f.loop.rt.Trace; tr != nil {
		tr.Warn(tracer.WarnNeverRetrieved, tr.ref(f), kind+" exception was never retrieved: "+Brief(f.exc.Value()))
	}
	return f.loop.report(t, problem{
		message: kind + " exception was never retrieved",
		exc:     f.exc,
		about:   []detail{{"future", vm.Obj(f)}},
	})
}

// reportLost reports a task that is dropped while it is pending.
func (k *Task) reportLost(t *vm.Thread) error {
	if k.quietDrop || k.done() {
		return nil
	}
	k.quietDrop = true
	if tr := k.loop.rt.Trace; tr != nil {
		tr.Warn(tracer.WarnPending, taskRef(k), "Task was destroyed but it is pending: "+k.name())
	}
	return k.loop.report(t, problem{
		message: "Task was destroyed but it is pending!",
		about:   []detail{{"task", vm.Obj(k)}},
	})
}
