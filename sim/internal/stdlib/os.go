package stdlib

import (
	"maps"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// osCore is what os and secrets need of the machine: _os.
var osCore = stateless("_os", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Fn("urandom", "size, /", urandom),
		vm.Fn("environ", "", environ),
		vm.Fn("cpu_count", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(t.VM().Config().CPUs)), nil
		}),
	}
})

// environ gives the environment that the program was started with, or None.
func environ(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
	vars := t.VM().Config().Environ
	if vars == nil {
		return vm.None, nil
	}
	d := vm.NewDict()
	for _, name := range slices.Sorted(maps.Keys(vars)) {
		d.SetStr(t.VM().Intern(name), vm.NewStr(vars[name]))
	}
	return vm.Obj(d), nil
}

func urandom(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[0])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "negative argument not allowed")
	}
	if err := t.Alloc(int(n)); err != nil {
		return vm.Value{}, err
	}
	return vm.NewBytes(entropy.Of(t.VM()).bytes(int(n))), nil
}
