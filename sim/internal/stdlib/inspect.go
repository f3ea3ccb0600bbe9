package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// inspectCore is what inspect and types need to know of the machine: _inspect.
var inspectCore = stateless("_inspect", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Def("TracebackType", vm.Obj(vm.TracebackType)),
		vm.Fn("mark_coroutine", "func, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.MarkCoroutine(args[0])), nil
		}),
		vm.Fn("is_python", "func, /", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.IsPython(args[0])), nil
		}),
		vm.Fn("is_async", "func, /", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Bool(vm.IsAsync(args[0])), nil
		}),
	}
})
