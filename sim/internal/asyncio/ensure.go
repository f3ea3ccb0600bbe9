package asyncio

import "github.com/asyncio-playground/playground/sim/internal/vm"

// isCoroutine says whether v is a coroutine, or has all the methods of one, as
// asyncio.iscoroutine does.
func isCoroutine(t *vm.Thread, v vm.Value) bool {
	typ := v.Type()
	if typ == vm.CoroutineType {
		return true
	}
	if typ.Await == nil {
		return false
	}
	for _, name := range []*vm.Str{nameSend, nameThrow, nameClose} {
		if t.Lookup(typ, name).IsNil() {
			return false
		}
	}
	return true
}

var nameSend, nameThrow = vm.Intern("send"), vm.Intern("throw")

// ensureFuture is asyncio.ensure_future. Without l, the current loop is meant.
func ensureFuture(t *vm.Thread, aw vm.Value, l *Loop) (*Future, error) {
	if f := asFuture(aw); f != nil {
		if l != nil && f.loop != l {
			return nil, t.Raise(vm.ValueError, "The future belongs to a different loop than the one specified as the loop argument")
		}
		return f, nil
	}
	coro := aw
	if !isCoroutine(t, aw) {
		if aw.Type().Await == nil {
			return nil, t.Raise(vm.TypeError, "An asyncio.Future, a coroutine or an awaitable is required")
		}
		coro = vm.NewCoroutine(t, "ensure_future.<locals>._wrap_awaitable", &awaitAny{aw: aw})
	}
	var err error
	if l == nil {
		l, err = currentLoop(t)
	}
	var v vm.Value
	if err == nil {
		v, err = l.createTask(t, coro, vm.Value{})
	}
	if err != nil {
		if coro.Is(aw) && isA(err, vm.RuntimeError) {
			if closeErr := closeCoroutine(t, coro); closeErr != nil {
				return nil, closeErr
			}
		}
		return nil, err
	}
	if f := asFuture(v); f != nil {
		return f, nil
	}
	return nil, t.Raise(vm.TypeError, "the task factory gave %s, which is no future", reprOf(t, v))
}

// isA says whether err is an exception of a type.
func isA(err error, typ *vm.Type) bool {
	exc, ok := err.(*vm.Exc)
	return ok && exc.Value().Type().IsSubtype(typ)
}

var nameClose = vm.Intern("close")

// closeCoroutine closes a coroutine that nobody will run.
func closeCoroutine(t *vm.Thread, coro vm.Value) error {
	_, err := t.CallMethod(coro, nameClose)
	return err
}

// awaitAny is async def(aw): return await aw.
type awaitAny struct {
	aw      vm.Value
	inner   delegate
	started bool
}

// Resume implements vm.CoroBody.
func (a *awaitAny) Resume(t *vm.Thread, _ vm.Value, throw error) (vm.Value, bool, error) {
	if !a.started {
		if throw != nil {
			return fail(throw)
		}
		a.started = true
		if err := a.inner.start(t, a.aw); err != nil {
			return fail(err)
		}
	}
	return a.inner.resume(t, throw)
}

// Awaiting implements vm.Awaiter.
func (a *awaitAny) Awaiting() vm.Value { return a.inner.iter }

// Visit implements vm.CoroBody.
func (a *awaitAny) Visit(visit func(vm.Value)) {
	visit(a.aw)
	a.inner.visit(visit)
}

var nameName, nameContext = vm.Intern("name"), vm.Intern("context")

// createTaskOwn is create_task of the built-in loop.
func (l *Loop) createTaskOwn(t *vm.Thread, coro, kwargs vm.Value) (vm.Value, error) {
	if l.closed {
		return vm.Value{}, t.Raise(vm.RuntimeError, "Event loop is closed")
	}
	if !l.taskFactory.IsNone() {
		return l.callFactory(t, coro, kwargs)
	}
	o, err := l.options(t, kwargs)
	if err != nil {
		return vm.Value{}, err
	}
	if !isCoroutine(t, coro) {
		return vm.Value{}, t.Raise(vm.TypeError, "a coroutine was expected, got %s", reprOf(t, coro))
	}
	k, err := l.newTask(t, coro, o)
	if err != nil {
		return vm.Value{}, err
	}
	return vm.Obj(k), nil
}

// options takes the keywords of create_task.
func (l *Loop) options(t *vm.Thread, kwargs vm.Value) (o taskOptions, err error) {
	if kwargs.IsNil() {
		return o, nil
	}
	err = eachKeyword(t, kwargs, func(name *vm.Str, v vm.Value) error {
		switch name.String() {
		case "name":
			o.name = v
		case "context":
			o.context, err = contextArg(t, v)
			return err
		case "eager_start":
			if l.rt.legacy() {
				return t.Raise(vm.TypeError, "create_task() got an unexpected keyword argument 'eager_start'")
			}
			o.eager, err = t.Truth(v)
			return err
		default:
			return t.Raise(vm.TypeError, "Task() got an unexpected keyword argument '%s'", name.String())
		}
		return nil
	})
	return o, err
}

func (l *Loop) callFactory(t *vm.Thread, coro, kwargs vm.Value) (vm.Value, error) {
	return callWithKeywords(t, l.taskFactory, []vm.Value{vm.Obj(l), coro}, kwargs)
}
