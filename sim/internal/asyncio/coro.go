package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// The coroutines of this package are machines: structs whose fields are the
// coroutine's variables and whose Resume runs from where it is to the next
// await. They keep to one pattern.
//
//   - Resume(t, in, throw) is called to start the machine, and again whenever
//     what it waits for is over; throw is what was thrown into it, if anything.
//     in means nothing, since no machine yields to a caller that answers.
//   - "await f" is return await(f); the next Resume begins with f.resumed(t,
//     throw), which gives what the await expression gives or raises.
//   - A loop "while not ready: await f" needs no state of its own: Resume tests
//     the condition again. Other machines keep a state, a small enumeration
//     named after what they wait for, and are one switch.
//   - try/finally around an await is code between f.resumed and the test of its
//     error.
//   - finish and fail end the machine.
//
// A machine that awaits something of the program's, as wait_for does, holds a
// delegate.

// await suspends a machine until f is done.
func await(f *Future) (vm.Value, bool, error) {
	f.blocking = true
	return vm.Obj(f), false, nil
}

// finish ends a machine with a result.
func finish(v vm.Value) (vm.Value, bool, error) { return v, true, nil }

// fail ends a machine with an error.
func fail(err error) (vm.Value, bool, error) { return vm.Value{}, true, err }

// end ends a machine with either.
func end(v vm.Value, err error) (vm.Value, bool, error) { return v, true, err }

// resumed gives what "await f" gives in a machine that has been resumed.
func (f *Future) resumed(t *vm.Thread, throw error) (vm.Value, error) {
	if throw != nil {
		return vm.Value{}, throw
	}
	if f.state == pending {
		return vm.Value{}, t.Raise(vm.RuntimeError, "await wasn't used with future")
	}
	return f.get(t)
}

// visitFutureOf shows the future that a machine waits for, if there is one.
func visitFutureOf(f *Future, visit func(vm.Value)) {
	if f != nil {
		visit(vm.Obj(f))
	}
}

// A delegate awaits any awaitable on behalf of a machine: the machine passes
// its Resume on until the delegate is done.
type delegate struct{ iter vm.Value }

// start makes the delegate await v.
func (d *delegate) start(t *vm.Thread, v vm.Value) (err error) {
	d.iter, err = t.GetAwaitable(v)
	return err
}

func (d *delegate) resume(t *vm.Thread, throw error) (out vm.Value, done bool, err error) {
	return t.Resume(d.iter, vm.None, throw)
}

func (d *delegate) visit(visit func(vm.Value)) {
	if !d.iter.IsNil() {
		visit(d.iter)
	}
}

// immediate is a coroutine that never suspends: async def f(): return body().
type immediate struct {
	body func(t *vm.Thread) (vm.Value, error)
	self vm.Value
}

// Resume implements vm.CoroBody.
func (m *immediate) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if throw != nil {
		return fail(throw)
	}
	return end(m.body(t))
}

// Visit implements vm.CoroBody.
func (m *immediate) Visit(visit func(vm.Value)) { visit(m.self) }

// futureIter is what await drives when a program awaits a future.
type futureIter struct {
	vm.Header
	f       *Future
	started bool
	ended   bool
}

var futureIterType = vm.Declare("FutureIter")

func init() {
	futureIterType.Define(vm.TypeSpec{
		Module: "_asyncio",
		Layout: vm.LayoutOther,
		Doc:    "What awaiting a future iterates over.",
		Methods: []*vm.Native{
			vm.Fn("send", "value, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return stepFutureIter(t, args[0], nil)
			}),
			vm.Fn("throw", "type, value=..., traceback=..., /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return stepFutureIter(t, args[0], t.RaiseValue(args[1]))
			}),
			vm.Fn("close", "", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
				vm.As[futureIter](args[0]).ended = true
				return vm.None, nil
			}),
		},
		Slots: vm.Slots{
			Iter:   func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil },
			Next:   func(t *vm.Thread, v vm.Value) (vm.Value, error) { return stepFutureIter(t, v, nil) },
			Resume: resumeFutureIter,
			Visit:  func(v vm.Value, visit func(vm.Value)) { visit(vm.Obj(vm.As[futureIter](v).f)) },
		},
	})
}

// awaitFuture is Future.__await__.
func awaitFuture(_ *vm.Thread, v vm.Value) (vm.Value, error) {
	return vm.Obj(&futureIter{Header: vm.MakeHeader(futureIterType), f: vm.As[Future](v)}), nil
}

// stepFutureIter is Resume with StopIteration at the end.
func stepFutureIter(t *vm.Thread, v vm.Value, throw error) (vm.Value, error) {
	out, done, err := resumeFutureIter(t, v, vm.None, throw)
	switch {
	case err != nil || !done:
		return out, err
	case out.IsNone():
		return vm.Value{}, t.RaiseArgs(vm.StopIteration)
	}
	return vm.Value{}, t.RaiseArgs(vm.StopIteration, out)
}

func resumeFutureIter(t *vm.Thread, v, _ vm.Value, throw error) (vm.Value, bool, error) {
	it := vm.As[futureIter](v)
	switch {
	case it.ended:
		return finish(vm.None)
	case throw != nil:
		it.ended = true
		return fail(throw)
	case !it.started && it.f.state == pending:
		it.started = true
		return await(it.f)
	}
	it.ended = true
	return end(it.f.resumed(t, nil))
}
