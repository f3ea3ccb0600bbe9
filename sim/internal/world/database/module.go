package database

import (
	"embed"
	"maps"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/sim/internal/world/host"
	"github.com/asyncio-playground/playground/sim/internal/world/sqlite"
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
		connectionType, statementType, laneType,
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
