package database

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/tracer"
)

// A lane is a connection in the timeline: it does one thing after the other.
type lane struct {
	vm.Header
	ref  tracer.Ref // 0 when nobody listens
	free int64      // when it has done all that it was given
}

var laneType = vm.NewType("Lane", vm.TypeSpec{
	Module: "_sqlite", Layout: vm.LayoutOther, Doc: "A connection in the timeline.",
	Slots: vm.Slots{New: vm.Constructor("Lane", "name", newLane)},
})

func newLane(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	l := &lane{Header: vm.MakeHeader(cls)}
	if tr := host.Of(t.VM()).Runtime.Trace; tr != nil {
		l.ref = tr.NewActor(tracer.ActorDB, name)
	}
	return vm.Obj(l), nil
}

// A job is what a connection does for a time.
type job struct {
	lane *lane
	what string
	ns   int64
	rt   *asyncio.Runtime
}

func jobOf(t *vm.Thread, args []vm.Value) (job, error) {
	if args[0].Type() != laneType {
		return job{}, t.Raise(vm.TypeError, "a Lane is needed")
	}
	what, err := t.Str(args[1])
	if err != nil {
		return job{}, err
	}
	ns, err := t.Index(args[2])
	return job{vm.As[lane](args[0]), what, int64(ns), host.Of(t.VM()).Runtime}, err
}

// begin and end tell the timeline of the job.
func (j job) begin(serves *asyncio.Future) {
	if j.rt.Trace != nil {
		j.rt.Trace.ActorBusy(j.lane.ref, j.what, serves)
	}
}

func (j job) end() {
	if j.rt.Trace != nil {
		j.rt.Trace.ActorIdle(j.lane.ref)
	}
}

// pause blocks the thread while a connection is busy.
func pause(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	j, err := jobOf(t, args)
	if err != nil || j.ns == 0 {
		return vm.None, err
	}
	j.begin(nil)
	err = j.rt.Blocking(t, j.what, func() error { return j.rt.Thread(t).Kernel.Sleep(j.ns) })
	j.end()
	return vm.None, err
}

// operation gives a future that a connection completes when it has done what it was
// given before and then been busy for a time: do is called, in the loop, and gives the
// result. It is called, too, if the program has cancelled the future meanwhile, as
// the other side does not hear of that.
func operation(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	j, err := jobOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	loop, err := asyncio.RunningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	o, err := asyncio.NewOutside(t, j.what, tracer.ActorDB, j.lane.ref)
	if err != nil {
		return vm.Value{}, err
	}
	do, now := args[3], j.rt.Kernel.Now()
	if start := j.lane.free; start > now {
		j.rt.Kernel.Schedule(start, func() error { j.begin(o.Fut()); return nil })
	} else {
		j.begin(o.Fut())
	}
	j.lane.free = max(now, j.lane.free) + j.ns
	j.rt.Kernel.Schedule(j.lane.free, func() error {
		j.end()
		j.complete(loop, o, do)
		return nil
	})
	return o.Future(), nil
}

// complete makes the loop do what was asked for.
func (j job) complete(loop *asyncio.Loop, o *asyncio.Outside, do vm.Value) {
	if !o.Done() {
		o.Finish(func(t *vm.Thread) (vm.Value, error) { return t.Call(do) })
		return
	}
	loop.FromOutside(tracer.ActorDB, j.lane.ref, j.what, do, func(t *vm.Thread) error {
		_, err := t.Call(do)
		if _, raised := err.(*vm.Exc); raised {
			return nil // nobody is there to hear of it
		}
		return err
	})
}
