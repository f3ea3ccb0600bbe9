// Package processes is what other processes are to a program: signals that come
// from outside, and child processes.
//
// Signals (signals.go, py/signal.py) are sent by the world's profile at a moment,
// or by the program itself; package asyncio handles them. Child processes
// (child.go, pipe.go, py/asyncio/subprocess.py, py/subprocess.py) run one of a
// handful of commands that package shell simulates; nothing of the host's is
// ever started. The processes of multiprocessing (worker.go,
// py/multiprocessing) run functions of the program, in its own memory.
// table.go numbers them all.
package processes

import (
	"embed"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

//go:embed all:py
var sources embed.FS

var pythonModules = prelude.Modules(sources, "py")

// Modules gives the modules of this package, for vm.Config.
func Modules() map[string]vm.ModuleFactory {
	all := maps.Clone(pythonModules)
	all["_signals"] = signalsModule
	all["_child"] = childModule
	all["_multiprocessing"] = workerModule
	return all
}
