package world

import (
	"errors"
	"maps"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/database"
	"github.com/asyncio-playground/playground/sim/internal/world/disk"
	"github.com/asyncio-playground/playground/sim/internal/world/files"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/http"
	"github.com/asyncio-playground/playground/sim/internal/world/processes"
	"github.com/asyncio-playground/playground/sim/internal/world/profile"
	"github.com/asyncio-playground/playground/sim/internal/world/streams"
)

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	m := map[string]vm.ModuleFactory{
		"concurrent":                 concurrentModule,
		"concurrent.futures":         futuresModule,
		"concurrent.futures.thread":  poolModule("concurrent.futures.thread", threadPoolType, brokenThreadPool),
		"concurrent.futures.process": poolModule("concurrent.futures.process", processPoolType, brokenProcessPool),
		"_thread":                    threadModule,
	}
	maps.Copy(m, pythonModules)
	maps.Copy(m, streams.Modules())
	maps.Copy(m, files.Modules())
	maps.Copy(m, http.Modules())
	maps.Copy(m, processes.Modules())
	maps.Copy(m, database.Modules())
	for _, name := range missing {
		m[name] = notSimulated(name)
	}
	return m
}

// Attach puts a run into a world, which must be complete, and gives it its
// default executor. The seed determines what is random in the world, and
// runPython runs the programs of child processes.
func Attach(rt *asyncio.Runtime, w profile.World, seed int64, runPython func(host.Program) (int, error)) {
	h := host.Attach(rt, w, seed)
	h.RunPython = runPython
	http.Attach(h)
	processes.Attach(rt, w.Signals)
	attachPools(rt)
}

// AttachChild puts a run into the world of its parent.
func AttachChild(rt *asyncio.Runtime, parent *host.Host, runPython func(host.Program) (int, error)) {
	parent.AttachChild(rt, runPython)
	attachPools(rt)
}

// attachPools gives a run its default executor.
func attachPools(rt *asyncio.Runtime) {
	rt.IsThreadPool = func(v vm.Value) bool { return v.Type().IsSubtype(threadPoolType) }
	rt.NewDefaultExecutor = func(t *vm.Thread) (vm.Value, error) {
		p := newPool(rt, threadPoolType)
		p.init(defaultThreads(t), "asyncio")
		return vm.Obj(p), nil
	}
}

// Detach frees what a run holds outside the heap, when it has ended.
func Detach(rt *asyncio.Runtime) { database.Close(rt.VM) }

// missing are the libraries that students' programs import and that are not
// there yet.
var missing = []string{
	"socket", "ssl", "selectors", "uvloop",
}

// notSimulated is the factory of a module whose import says so.
func notSimulated(name string) vm.ModuleFactory {
	return func(t *vm.Thread) (*vm.Module, error) {
		err := t.Raise(vm.ModuleNotFoundError, "%s is not simulated yet: this playground cannot run programs that import it", name)
		if exc, ok := err.(*vm.Exc); ok {
			exc.SetField("name", vm.NewStr(name))
		}
		return nil, err
	}
}

// Check says what is wrong with a world, which must be complete, apart from
// its fields' values.
func Check(w profile.World) error {
	return errors.Join(disk.CheckFiles(w.Files), processes.CheckSignals(w.Signals), http.Check(w))
}

// Lacks says whether a library is known here and not simulated.
func Lacks(name string) bool { return slices.Contains(missing, name) }
