package asyncio

import (
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// Finish reports the tasks that the end of the program leaves pending.
func (rt *Runtime) Finish(t *vm.Thread) error {
	for _, l := range rt.allLoops {
		for k := l.tasks.first; k != nil; k = k.next {
			if err := k.reportLost(t); err != nil {
				return err
			}
		}
	}
	return nil
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
		about:   append(k.made.details(), detail{"task", vm.Obj(k)}),
	})
}
