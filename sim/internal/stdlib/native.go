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
		// Hands an exception to sys.unraisablehook.
		vm.Fn("unraisable", "exception, message, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			e, ok := args[0].AsExc()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "expected an exception, not %s", args[0].Type().Name)
			}
			message, err := textArg(t, "unraisable", args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return vm.None, t.Unraisable(e, message)
		}),
		// Says whether there is a module of that name to import, and whether
		// it is a package.
		vm.Fn("find_module", "name, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			name, err := textArg(t, "find_module", args[0])
			found := t.VM().Config().Modules[name] != nil
			return vm.NewTuple(vm.Bool(found), vm.Bool(found && t.IsPackage(name))), err
		}),
	}
})
