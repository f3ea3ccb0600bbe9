package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// The exceptions of asyncio. TimeoutError is the built-in one.
var (
	CancelledError     = vm.NewExcType("asyncio.exceptions", "CancelledError", vm.BaseException)
	InvalidStateError  = vm.NewExcType("asyncio.exceptions", "InvalidStateError", vm.Exception)
	BrokenBarrierError = vm.NewExcType("asyncio.exceptions", "BrokenBarrierError", vm.RuntimeError)

	IncompleteReadError       = vm.Declare("IncompleteReadError")
	LimitOverrunError         = vm.Declare("LimitOverrunError")
	SendfileNotAvailableError = vm.NewExcType("asyncio.exceptions", "SendfileNotAvailableError", vm.RuntimeError)
	QueueEmpty                = vm.NewExcType("asyncio.queues", "QueueEmpty", vm.Exception)
	QueueFull                 = vm.NewExcType("asyncio.queues", "QueueFull", vm.Exception)
	QueueShutDown             = vm.NewExcType("asyncio.queues", "QueueShutDown", vm.Exception)
)

var (
	incompleteReadInit = vm.PyFn("__init__", "partial, expected", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		n, err := t.Len(args[1])
		if err != nil {
			return vm.Value{}, err
		}
		expected := "undefined"
		if !args[2].IsNone() {
			expected = reprOf(t, args[2])
		}
		text := fmt.Sprintf("%d bytes read on a total of %s expected bytes", n, expected)
		return vm.None, setAttrs(t, args[0], "args", vm.NewTuple(vm.NewStr(text)), "partial", args[1], "expected", args[2])
	})
	limitOverrunInit = vm.PyFn("__init__", "message, consumed", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.None, setAttrs(t, args[0], "args", vm.NewTuple(args[1]), "consumed", args[2])
	})
)

func init() {
	IncompleteReadError.Define(vm.TypeSpec{
		Module: "asyncio.exceptions", Base: vm.EOFError,
		Methods: []*vm.Native{incompleteReadInit}, Slots: vm.Slots{Init: initSlot(incompleteReadInit)},
	})
	LimitOverrunError.Define(vm.TypeSpec{
		Module: "asyncio.exceptions", Base: vm.Exception,
		Methods: []*vm.Native{limitOverrunInit}, Slots: vm.Slots{Init: initSlot(limitOverrunInit)},
	})
}

// setAttrs sets attributes: a name, its value, a name …
func setAttrs(t *vm.Thread, v vm.Value, pairs ...any) error {
	for i := 0; i < len(pairs); i += 2 {
		if err := t.SetAttr(v, vm.Intern(pairs[i].(string)), pairs[i+1].(vm.Value)); err != nil {
			return err
		}
	}
	return nil
}
