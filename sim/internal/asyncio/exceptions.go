package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// The exceptions of asyncio. TimeoutError is the built-in one.
var (
	CancelledError     = vm.NewExcType("asyncio.exceptions", "CancelledError", vm.BaseException)
	InvalidStateError  = vm.NewExcType("asyncio.exceptions", "InvalidStateError", vm.Exception)
	BrokenBarrierError = vm.NewExcType("asyncio.exceptions", "BrokenBarrierError", vm.RuntimeError)

	IncompleteReadError       = vm.NewExcType("asyncio.exceptions", "IncompleteReadError", vm.EOFError)
	LimitOverrunError         = vm.NewExcType("asyncio.exceptions", "LimitOverrunError", vm.Exception)
	SendfileNotAvailableError = vm.NewExcType("asyncio.exceptions", "SendfileNotAvailableError", vm.RuntimeError)
	QueueEmpty                = vm.NewExcType("asyncio.queues", "QueueEmpty", vm.Exception)
	QueueFull                 = vm.NewExcType("asyncio.queues", "QueueFull", vm.Exception)
	QueueShutDown             = vm.NewExcType("asyncio.queues", "QueueShutDown", vm.Exception)
)
