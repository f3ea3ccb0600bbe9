package asyncio

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
	"github.com/asyncio-playground/playground/tracer"
)

// A Condition lets tasks that hold a lock wait until another one notifies them.
type Condition struct {
	vm.Header
	vm.Attrs
	resource
	lock    *Lock
	waiters waitList
}

// ConditionType is the type of conditions.
var ConditionType = vm.Declare("Condition")

var conditionInit = vm.PyFn("__init__", "lock=None", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.None, vm.As[Condition](args[0]).init(t, args[1])
})

func init() {
	ConditionType.Define(vm.TypeSpec{
		Module: "asyncio.locks",
		Layout: vm.LayoutOther,
		Doc:    "Lets tasks that hold a lock wait until another one notifies them.",
		Attrs:  unsafe.Offsetof(Condition{}.Attrs),
		Methods: append([]*vm.Native{
			conditionInit,
			conditionMethod("locked", func(_ *vm.Thread, c *Condition) (vm.Value, error) {
				return vm.Bool(c.lock.locked), nil
			}),
			conditionMethod("acquire", func(t *vm.Thread, c *Condition) (vm.Value, error) {
				return vm.NewCoroutine(t, "Lock.acquire", &lockAcquire{lock: c.lock, result: vm.True}), nil
			}).Async(),
			conditionMethod("release", func(t *vm.Thread, c *Condition) (vm.Value, error) {
				return vm.None, c.lock.release(t)
			}),
			conditionMethod("wait", func(t *vm.Thread, c *Condition) (vm.Value, error) {
				return vm.NewCoroutine(t, "Condition.wait", &conditionWait{cond: c}), nil
			}).Async(),
			vm.AsyncFn("wait_for", "predicate", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				m := &conditionWaitFor{cond: vm.As[Condition](args[0]), predicate: args[1]}
				return vm.NewCoroutine(t, "Condition.wait_for", m), nil
			}),
			vm.PyFn("notify", "n=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				n, err := t.Index(args[1])
				if err != nil {
					return vm.Value{}, err
				}
				return vm.None, vm.As[Condition](args[0]).notify(t, n)
			}),
			conditionMethod("notify_all", func(t *vm.Thread, c *Condition) (vm.Value, error) {
				return vm.None, c.notify(t, c.waiters.len())
			}),
		}, asyncWith(
			func(self vm.Value) vm.CoroBody {
				return &lockAcquire{lock: vm.As[Condition](self).lock, result: vm.None}
			},
			func(t *vm.Thread, self vm.Value) error { return vm.As[Condition](self).lock.release(t) },
		)...),
		Slots: vm.Slots{
			New:  newObject(func(h vm.Header) *Condition { return &Condition{Header: h} }),
			Init: initSlot(conditionInit),
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				c := vm.As[Condition](v)
				return stateRepr(t, v, lockedText(c.lock.locked), c.waiters.len()), nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				c := vm.As[Condition](v)
				if c.lock != nil {
					visit(vm.Obj(c.lock))
				}
				c.waiters.visit(visit)
				c.Attrs.Visit(visit)
			},
		},
	})
}

// conditionMethod declares a method without parameters.
func conditionMethod(name string, fn func(t *vm.Thread, c *Condition) (vm.Value, error)) *vm.Native {
	return vm.PyFn(name, "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return fn(t, vm.As[Condition](args[0]))
	})
}

func (c *Condition) init(t *vm.Thread, lock vm.Value) error {
	switch {
	case lock.IsNone():
		c.lock = &Lock{Header: vm.MakeHeader(LockType)}
		c.lock.resource = resource{rt: RuntimeOf(t.VM()), kind: "Lock"}
		c.begin(t, "Condition", 1)
		c.lock.name = c.name
		if tr := c.rt.Trace; tr != nil {
			tr.resourceCreated(&c.lock.resource, 1)
		}
		return nil
	case lock.Type().IsSubtype(LockType):
		c.lock = vm.As[Lock](lock)
		c.begin(t, "Condition", 1)
		return nil
	}
	return t.Raise(vm.TypeError, "a Condition of the simulator needs an asyncio.Lock, not %s", lock.Type().Name)
}

func (c *Condition) notify(t *vm.Thread, n int) error {
	if !c.lock.locked {
		return t.Raise(vm.RuntimeError, "cannot notify on un-acquired lock")
	}
	c.note(t, tracer.OpNotify, int64(n))
	return notifyWaiters(t, &c.waiters, n)
}

// notifyWaiters finishes the first n futures that are pending. They leave the
// list by themselves.
func notifyWaiters(t *vm.Thread, waiters *waitList, n int) error {
	for _, f := range waiters.all() {
		if n <= 0 {
			break
		}
		if f.done() {
			continue
		}
		n--
		if err := f.setResult(t, vm.False); err != nil {
			return err
		}
	}
	return nil
}

// conditionWait is Condition.wait: let go of the lock, wait to be notified, get
// the lock back whatever happens.
type conditionWait struct {
	cond    *Condition
	state   conditionWaitState
	fut     *Future
	err     error // of the wait
	acquire lockAcquire
	later   error // the last cancellation while getting the lock back
}

type conditionWaitState uint8

const (
	conditionStart conditionWaitState = iota
	conditionNotify
	conditionLock
)

// Resume implements vm.CoroBody.
func (w *conditionWait) Resume(t *vm.Thread, in vm.Value, throw error) (vm.Value, bool, error) {
	switch w.state {
	case conditionStart:
		return w.start(t, throw)
	case conditionNotify:
		_, w.err = w.fut.resumed(t, throw)
		w.cond.waiters.remove(w.fut)
		w.cond.note(t, tracer.OpLeave, 0)
		w.state = conditionLock
		return w.relock(t, in, nil)
	}
	return w.relock(t, in, throw)
}

func (w *conditionWait) start(t *vm.Thread, throw error) (vm.Value, bool, error) {
	c := w.cond
	if throw != nil {
		return fail(throw)
	}
	if !c.lock.locked {
		return fail(t.Raise(vm.RuntimeError, "cannot wait on un-acquired lock"))
	}
	l, err := c.bind(t, vm.Obj(c))
	if err != nil {
		return fail(err)
	}
	w.state = conditionNotify
	w.fut = l.newFuture(w)
	if err := c.lock.release(t); err != nil {
		return fail(err)
	}
	c.waiters.push(w.fut)
	c.note(t, tracer.OpWait, 0)
	return await(w.fut)
}

// relock goes on acquiring the lock, however often that is cancelled.
func (w *conditionWait) relock(t *vm.Thread, in vm.Value, throw error) (vm.Value, bool, error) {
	for {
		if w.acquire.lock == nil {
			w.acquire = lockAcquire{lock: w.cond.lock, result: vm.True}
		}
		out, done, err := w.acquire.Resume(t, in, throw)
		switch {
		case err == nil && !done:
			return out, false, nil
		case err == nil:
			return w.leave(t)
		case !isCancelled(err):
			w.err = err
			return w.leave(t)
		}
		w.later = err
		w.acquire, throw = lockAcquire{}, nil
	}
}

// leave ends the wait. Who leaves with an exception may have swallowed a
// notification: pass it on.
func (w *conditionWait) leave(t *vm.Thread) (vm.Value, bool, error) {
	err := w.err
	if w.later != nil {
		err = w.later
	}
	if err == nil {
		return finish(vm.True)
	}
	if notifyErr := notifyWaiters(t, &w.cond.waiters, 1); notifyErr != nil {
		return fail(notifyErr)
	}
	return fail(err)
}

// awaits implements waiter.
func (w *conditionWait) awaits() (string, *resource) {
	return w.cond.name + ".wait()", &w.cond.resource
}

// Visit implements vm.CoroBody.
func (w *conditionWait) Visit(visit func(vm.Value)) {
	visit(vm.Obj(w.cond))
	visitFutureOf(w.fut, visit)
	visitFutureOf(w.acquire.fut, visit)
}

// conditionWaitFor is Condition.wait_for.
type conditionWaitFor struct {
	cond      *Condition
	predicate vm.Value
	wait      *conditionWait
}

// Resume implements vm.CoroBody.
func (w *conditionWaitFor) Resume(t *vm.Thread, in vm.Value, throw error) (vm.Value, bool, error) {
	if w.wait == nil && throw != nil {
		return fail(throw)
	}
	for {
		if w.wait != nil {
			out, done, err := w.wait.Resume(t, in, throw)
			if err != nil || !done {
				return out, done, err
			}
		}
		result, err := t.Call(w.predicate)
		if err != nil {
			return fail(err)
		}
		if ok, err := t.Truth(result); err != nil || ok {
			return end(result, err)
		}
		w.wait, throw = &conditionWait{cond: w.cond}, nil
	}
}

// Visit implements vm.CoroBody.
func (w *conditionWaitFor) Visit(visit func(vm.Value)) {
	visit(vm.Obj(w.cond))
	visit(w.predicate)
	if w.wait != nil {
		w.wait.Visit(visit)
	}
}
