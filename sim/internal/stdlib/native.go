package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// nativeCore is for modules that are written in Python here and in C in
// CPython, where programs could tell: _native.
var nativeCore = stateless("_native", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		// A decorator: messages name the class with its module.
		vm.Fn("named_in_full", "cls, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			cls, ok := args[0].AsType()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "expected a class, not %s", args[0].Type().Name)
			}
			cls.NameInFull()
			return args[0], nil
		}),
	}
})
