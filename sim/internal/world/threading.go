package world

import (
	"github.com/asyncio-playground/playground/sim/internal/asyncio"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

func threadingModule(t *vm.Thread) (*vm.Module, error) {
	return vm.NewModule("threading", "Threads of the program, which take turns in virtual time.",
		threadType, rlockType, eventType, semaphoreType, boundedSemaphoreType, conditionType,
		vm.Def("Lock", vm.Obj(lockType)),
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
		vm.Def("TIMEOUT_MAX", vm.Float(9223372036.0)),
		vm.Def("ThreadError", vm.Obj(vm.RuntimeError)),
	), nil
}
