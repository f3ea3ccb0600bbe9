package world

import (
	"embed"

	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/prelude"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

//go:embed py
var sources embed.FS

// pythonModules are the modules of py/.
var pythonModules = prelude.Modules(sources, "py")

// threadModule is _thread: what of module threading is written in Go.
func threadModule(*vm.Thread) (*vm.Module, error) {
	return vm.NewModule("_thread", "Threads of the program, which take turns in virtual time.",
		threadType, eventType, semaphoreType, boundedSemaphoreType, conditionType,
		vm.Def("RLock", vm.Obj(rlockType)),
		vm.Def("Lock", vm.Obj(lockType)),
		vm.Def("LockType", vm.Obj(lockType)),
		vm.PyFn("allocate_lock", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return t.Call(vm.Obj(lockType)) }),
		vm.Def("local", vm.Obj(localType)),
		vm.Fn("current_thread", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) { return currentThread(t), nil }),
		vm.PyFn("main_thread", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return currentThread(asyncio.RuntimeOf(t.VM()).MainThread().VM), nil
		}),
		vm.PyFn("get_ident", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return threadIdent(t, currentThread(t))
		}),
		vm.PyFn("get_native_id", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return threadIdent(t, currentThread(t))
		}),
		vm.PyFn("active_count", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(len(asyncio.RuntimeOf(t.VM()).Threads()))), nil
		}),
		vm.PyFn("enumerate", "", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			var all []vm.Value
			for _, th := range asyncio.RuntimeOf(t.VM()).Threads() {
				all = append(all, currentThread(th.VM))
			}
			return vm.Obj(vm.NewList(all)), nil
		}),
		vm.PyFn("excepthook", "args, /", printUncaught),
		vm.PyFn("gettrace", "", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.None, nil }),
		vm.PyFn("settrace", "func", func(t *vm.Thread, _ []vm.Value) (vm.Value, error) {
			return vm.Value{}, t.Raise(vm.NotImplementedError, "trace functions are not simulated")
		}),
		vm.PyFn("stack_size", "size=0, /", func(*vm.Thread, []vm.Value) (vm.Value, error) { return vm.Int(0), nil }),
		vm.Def("TIMEOUT_MAX", vm.Float(9223372036.0)),
		vm.Def("error", vm.Obj(vm.RuntimeError)),
		vm.Def("ThreadError", vm.Obj(vm.RuntimeError)),
	), nil
}
