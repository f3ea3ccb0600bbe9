package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// weakrefCore is what weakref and gc need of the machine: _weakref.
var weakrefCore = stateless("_weakref", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Def("ref", vm.Obj(vm.WeakRefType)),
		vm.Fn("getweakrefs", "object, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return list(t.WeakRefs(args[0])), nil
		}),
		vm.Fn("getweakrefcount", "object, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Int(int64(len(t.WeakRefs(args[0])))), nil
		}),
		vm.Fn("collect", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			before := t.Watched()
			err := t.Collect()
			return vm.Int(int64(max(0, before-t.Watched()))), err
		}),
	}
})
