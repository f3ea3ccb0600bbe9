package database

import (
	"embed"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
	"github.com/asyncio-playground/playground/tracer"
)

//go:embed all:py
var sources embed.FS

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	all := maps.Clone(prelude.Modules(sources, "py"))
	all["_sqlite"] = coreModule
	return all
}

// coreModule is what the Python half of this package is built on.
func coreModule(*vm.Thread) (*vm.Module, error) {
	codes := vm.NewDict()
	sqlite.Codes(func(name string, code int) { codes.SetStr(vm.Intern(name), vm.Int(int64(code))) })
	entries := append(exceptions(),
		connectionType, statementType,
		vm.Def("version", vm.NewStr(sqlite.Version)),
		vm.Def("codes", vm.Obj(codes)),
		vm.Fn("complete", "sql", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			sql, err := t.Str(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			e, err := states.Of(t.VM()).engine(t, false)
			if err != nil {
				return vm.Value{}, err
			}
			return vm.Bool(e.Complete(sql)), nil
		}),
		vm.Fn("world", "", settings),
		vm.Fn("lane", "name", newLane),
		vm.Fn("pause", "lane, what, ns", pause),
		vm.Fn("operation", "lane, what, ns, do", operation),
		vm.Fn("waiter", "what", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			what, err := t.Str(args[0])
			if err != nil {
				return vm.Value{}, err
			}
			return asyncio.NewWaiter(t, what)
		}),
	)
	return vm.NewModule("_sqlite", "Databases.", entries...), nil
}

// settings gives the world's: profile, time of a connection and of a query in ns,
// SQL that ran before, connections that a server takes, and its failure.
func settings(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
	w := host.Of(t.VM()).World
	d := w.Database
	return vm.NewTuple(vm.NewStr(w.Profile), vm.Int(int64(d.Connect)), vm.Int(int64(d.Latency)),
		vm.NewStr(d.Setup), vm.Int(int64(d.Connections)), vm.NewStr(string(d.Fail))), nil
}

// newLane gives a connection its lane in the timeline.
func newLane(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	name, err := t.Str(args[0])
	tr := host.Of(t.VM()).Runtime.Trace
	if err != nil || tr == nil {
		return vm.Int(0), err
	}
	return vm.Int(int64(tr.NewActor(tracer.ActorDB, name))), nil
}

// A job is what a connection does for a time.
type job struct {
	lane tracer.Ref
	what string
	ns   int64
}

func jobOf(t *vm.Thread, args []vm.Value) (job, error) {
	lane, err := t.Index(args[0])
	if err != nil {
		return job{}, err
	}
	what, err := t.Str(args[1])
	if err != nil {
		return job{}, err
	}
	ns, err := t.Index(args[2])
	return job{tracer.Ref(lane), what, int64(ns)}, err
}

// pause blocks the thread while a connection is busy.
func pause(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	j, err := jobOf(t, args)
	if err != nil || j.ns == 0 {
		return vm.None, err
	}
	rt := host.Of(t.VM()).Runtime
	if rt.Trace != nil {
		rt.Trace.ActorBusy(j.lane, j.what, nil)
	}
	err = rt.Blocking(t, j.what, func() error { return rt.Thread(t).Kernel.Sleep(j.ns) })
	if rt.Trace != nil {
		rt.Trace.ActorIdle(j.lane)
	}
	return vm.None, err
}

// operation gives a future that a connection completes when it has been busy for a
// time: then do is called, in the loop, and gives the result. It is called, too,
// if the program has cancelled the future meanwhile, as the other side does not
// hear of that.
func operation(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	j, err := jobOf(t, args)
	if err != nil {
		return vm.Value{}, err
	}
	loop, err := asyncio.RunningLoop(t)
	if err != nil {
		return vm.Value{}, err
	}
	o, err := asyncio.NewOutside(t, j.what, tracer.ActorDB, j.lane)
	if err != nil {
		return vm.Value{}, err
	}
	rt, do := host.Of(t.VM()).Runtime, args[3]
	if rt.Trace != nil {
		rt.Trace.ActorBusy(j.lane, j.what, o.Fut())
	}
	rt.Kernel.Schedule(rt.Kernel.Now()+j.ns, func() error {
		if rt.Trace != nil {
			rt.Trace.ActorIdle(j.lane)
		}
		if !o.Done() {
			o.Finish(func(t *vm.Thread) (vm.Value, error) { return t.Call(do) })
			return nil
		}
		loop.FromOutside(tracer.ActorDB, j.lane, j.what, do, func(t *vm.Thread) error {
			_, err := t.Call(do)
			if _, raised := err.(*vm.Exc); raised {
				return nil // nobody is there to hear of it
			}
			return err
		})
		return nil
	})
	return o.Future(), nil
}
