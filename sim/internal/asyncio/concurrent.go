package asyncio

import (
	"fmt"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/kernel"
	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A ConcurrentFuture is a concurrent.futures.Future: a result that a thread can
// wait for. The executors of package world give it, and so does
// run_coroutine_threadsafe, which is why it is here.
type ConcurrentFuture struct {
	vm.Header
	vm.Attrs
	rt      *Runtime
	state   concurrentState
	result  vm.Value
	exc     *vm.Exc
	whenEnd []func(t *vm.Thread) error
	waiting []*kernel.Thread
	keeps   vm.Value // the asyncio future that ends with it
	order   uint32   // among the futures of the run, by when they were done

	// Kind is what completes it: ActorThread, ActorProcess; 0 for the
	// program's own doing.
	Kind tracer.Sub
	// Actor is the worker that does.
	Actor tracer.Ref
	// Serves is the asyncio future that waits for it, if there is one.
	Serves *Future
}

type concurrentState uint8

const (
	concurrentPending concurrentState = iota
	concurrentRunning
	concurrentCancelled
	concurrentNotified // cancelled, and the executor knows
	concurrentFinished
)

func (s concurrentState) String() string {
	return [...]string{"pending", "running", "cancelled", "cancelled", "finished"}[s]
}

// ConcurrentFutureType is the type of the futures of concurrent.futures.
var ConcurrentFutureType = vm.Declare("Future")

// The exceptions of concurrent.futures. TimeoutError is the built-in one.
var (
	ConcurrentError     = vm.NewExcType("concurrent.futures._base", "Error", vm.Exception)
	ConcurrentCancelled = vm.NewExcType("concurrent.futures._base", "CancelledError", ConcurrentError)
	ConcurrentInvalid   = vm.NewExcType("concurrent.futures._base", "InvalidStateError", ConcurrentError)
)

// NewConcurrentFuture makes a pending future.
func NewConcurrentFuture(rt *Runtime) *ConcurrentFuture {
	c := &ConcurrentFuture{Header: vm.MakeHeader(ConcurrentFutureType), rt: rt, result: vm.None, keeps: vm.None, Serves: rt.serves}
	rt.serves = nil
	return c
}

func init() {
	ConcurrentFutureType.Define(vm.TypeSpec{
		Module:  "concurrent.futures._base",
		Layout:  vm.LayoutOther,
		Doc:     "A result that a thread can wait for.",
		Attrs:   unsafe.Offsetof(ConcurrentFuture{}.Attrs),
		Methods: concurrentMethods(),
		Slots: vm.Slots{
			New: func(t *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				c := NewConcurrentFuture(RuntimeOf(t.VM()))
				c.Header = vm.MakeHeader(cls)
				return vm.Obj(c), nil
			},
			Repr: reprConcurrent,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				c := vm.As[ConcurrentFuture](v)
				visit(c.result)
				visit(c.keeps)
				visit(c.exc.Value())
				c.Attrs.Visit(visit)
			},
		},
	})
}

func reprConcurrent(t *vm.Thread, v vm.Value) (string, error) {
	c := vm.As[ConcurrentFuture](v)
	text := fmt.Sprintf("<%s at %s state=%s", v.Type().Name, t.VM().Address(v), c.state)
	switch {
	case c.state != concurrentFinished:
	case c.exc != nil:
		text += " raised " + c.exc.Value().Type().Name
	default:
		text += " returned " + c.result.Type().Name
	}
	return text + ">", nil
}

// concurrentMethod declares a method without parameters.
func concurrentMethod(name string, fn func(t *vm.Thread, c *ConcurrentFuture) (vm.Value, error)) *vm.Native {
	return vm.PyFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[ConcurrentFuture](args[0]))
	})
}

func concurrentMethods() []*vm.Native {
	return []*vm.Native{
		concurrentMethod("cancel", func(t *vm.Thread, c *ConcurrentFuture) (vm.Value, error) {
			ok, err := c.Cancel(t)
			return vm.Bool(ok), err
		}),
		concurrentMethod("cancelled", func(_ *vm.Thread, c *ConcurrentFuture) (vm.Value, error) {
			return vm.Bool(c.cancelled()), nil
		}),
		concurrentMethod("running", func(_ *vm.Thread, c *ConcurrentFuture) (vm.Value, error) {
			return vm.Bool(c.state == concurrentRunning), nil
		}),
		concurrentMethod("done", func(_ *vm.Thread, c *ConcurrentFuture) (vm.Value, error) { return vm.Bool(c.Done()), nil }),
		concurrentMethod("set_running_or_notify_cancel", func(t *vm.Thread, c *ConcurrentFuture) (vm.Value, error) {
			return vm.Bool(c.Begin()), nil
		}),
		vm.PyFn("result", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			c := vm.As[ConcurrentFuture](args[0])
			limit, err := c.limit(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			return c.ResultBy(t, limit)
		}),
		vm.PyFn("exception", "timeout=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			c := vm.As[ConcurrentFuture](args[0])
			limit, err := c.limit(t, args[1])
			if err != nil {
				return vm.Value{}, err
			}
			err = c.wait(t, "exception", limit)
			return c.exc.Value(), err
		}),
		vm.PyFn("set_result", "result", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.None, vm.As[ConcurrentFuture](args[0]).Finish(t, args[1], nil)
		}),
		vm.PyFn("set_exception", "exception", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			exc, ok := args[1].AsExc()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "an exception was expected, not %s", args[1].Type().Name)
			}
			return vm.None, vm.As[ConcurrentFuture](args[0]).Finish(t, vm.None, exc)
		}),
		vm.PyFn("add_done_callback", "fn", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			c, fn := vm.As[ConcurrentFuture](args[0]), args[1]
			return vm.None, c.WhenDone(t, func(t *vm.Thread) error { return c.callBack(t, fn) })
		}),
	}
}

// callBack calls a program's callback. What it raises is only logged.
func (c *ConcurrentFuture) callBack(t *vm.Thread, fn vm.Value) error {
	_, err := t.Call(fn, vm.Obj(c))
	exc, ok := err.(*vm.Exc)
	if !ok {
		return err
	}
	return logError(t, "exception calling callback for "+reprOf(t, vm.Obj(c)), exc)
}

// Done says whether there is an outcome.
func (c *ConcurrentFuture) Done() bool { return c.state >= concurrentCancelled }

// Failed says whether the outcome is an exception.
func (c *ConcurrentFuture) Failed() bool { return c.exc != nil }

// DoneOrder orders futures by when they were done.
func (c *ConcurrentFuture) DoneOrder() uint32 { return c.order }

func (c *ConcurrentFuture) cancelled() bool {
	return c.state == concurrentCancelled || c.state == concurrentNotified
}

// Begin says whether whoever is to compute the result shall do so: it was not
// cancelled before.
func (c *ConcurrentFuture) Begin() bool {
	if c.state == concurrentCancelled {
		c.state = concurrentNotified
	}
	if c.state != concurrentPending {
		return false
	}
	c.state = concurrentRunning
	return true
}

// Cancel cancels the future unless it is running or done.
func (c *ConcurrentFuture) Cancel(t *vm.Thread) (bool, error) {
	if c.state == concurrentRunning || c.state == concurrentFinished {
		return false, nil
	}
	if c.cancelled() {
		return true, nil
	}
	c.state = concurrentCancelled
	return true, c.settle(t)
}

// Finish sets the result, or the exception if that is not nil.
func (c *ConcurrentFuture) Finish(t *vm.Thread, v vm.Value, exc *vm.Exc) error {
	if c.Done() {
		return t.Raise(ConcurrentInvalid, "%s: %s", strings.ToUpper(c.state.String()), reprOf(t, vm.Obj(c)))
	}
	c.state, c.result, c.exc = concurrentFinished, v, exc
	return c.settle(t)
}

// settle wakes the threads that wait and calls the callbacks, in this thread.
func (c *ConcurrentFuture) settle(t *vm.Thread) error {
	c.order = c.rt.nextBirth()
	for _, th := range c.waiting {
		th.Wake()
	}
	c.waiting = nil
	calls := c.whenEnd
	c.whenEnd = nil
	for _, call := range calls {
		if err := call(t); err != nil {
			return err
		}
	}
	return nil
}

// WhenDone calls do when there is an outcome: at once if there is one.
func (c *ConcurrentFuture) WhenDone(t *vm.Thread, do func(t *vm.Thread) error) error {
	if c.Done() {
		return do(t)
	}
	c.whenEnd = append(c.whenEnd, do)
	return nil
}

// limit is the moment at which a timeout, in seconds or None, ends.
func (c *ConcurrentFuture) limit(t *vm.Thread, timeout vm.Value) (int64, error) {
	if timeout.IsNone() {
		return kernel.Forever, nil
	}
	s, err := toSeconds(t, timeout)
	return deadline(float64(c.rt.Kernel.Now())/second + s), err
}

// ResultBy blocks the thread until there is a result, and gives it. At the
// deadline it raises TimeoutError.
func (c *ConcurrentFuture) ResultBy(t *vm.Thread, deadline int64) (vm.Value, error) {
	if err := c.wait(t, "result", deadline); err != nil {
		return vm.Value{}, err
	}
	if c.exc != nil {
		return vm.Value{}, c.exc
	}
	return c.result, nil
}

// wait blocks the thread until there is an outcome that is not cancellation.
func (c *ConcurrentFuture) wait(t *vm.Thread, method string, deadline int64) error {
	err := c.rt.Blocking(t, "future."+method+"()", func() error { return c.Await(t, deadline) })
	switch {
	case err != nil:
		return err
	case c.cancelled():
		return t.RaiseArgs(ConcurrentCancelled)
	case !c.Done():
		return t.RaiseArgs(vm.TimeoutError)
	}
	return nil
}

// Await blocks the thread until there is an outcome or the deadline comes.
func (c *ConcurrentFuture) Await(t *vm.Thread, deadline int64) error {
	th := c.rt.Thread(t).Kernel
	for !c.Done() && c.rt.Kernel.Now() < deadline {
		c.waiting = append(c.waiting, th)
		if _, err := th.Wait(deadline); err != nil {
			return err
		}
	}
	return nil
}
