package vm

import (
	"errors"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// The built-in functions that ask objects for something.

func builtinGetAttr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return Value{}, err
	}
	if args[2].IsNil() {
		return t.GetAttr(args[0], name)
	}
	v, err := t.LookupAttr(args[0], name)
	if err == nil && v.IsNil() {
		v = args[2]
	}
	return v, err
}

func builtinHasAttr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return Value{}, err
	}
	v, err := t.LookupAttr(args[0], name)
	return Bool(!v.IsNil()), err
}

func builtinSetAttr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return Value{}, err
	}
	return None, t.SetAttr(args[0], t.vm.Intern(name.s), args[2])
}

func builtinDelAttr(t *Thread, args []Value) (Value, error) {
	name, err := t.attrName(args[1])
	if err != nil {
		return Value{}, err
	}
	return None, t.DelAttr(args[0], name)
}

func builtinIter(t *Thread, args []Value) (Value, error) {
	if args[1].IsNil() {
		return t.Iter(args[0])
	}
	if args[0].Type().Call == nil {
		return Value{}, t.Raise(TypeError, "iter(v, w): v must be callable")
	}
	return Obj(&callableIterator{Header{CallableIteratorType}, args[0], args[1]}), nil
}

func builtinNext(t *Thread, args []Value) (Value, error) {
	it := args[0]
	if it.Type().Next == nil {
		return Value{}, t.Raise(TypeError, "'%s' object is not an iterator", it.Type().Name)
	}
	if args[1].IsNil() {
		return t.NextOrStop(it)
	}
	v, err := t.Next(it)
	if _, stopped := t.Matches(err, StopIteration); stopped {
		return args[1], nil
	}
	if err == nil && v.IsNil() {
		v = args[1]
	}
	return v, err
}

var errDecided = errors.New("decided")

// builtinQuantifier makes any (wanted true) or all (wanted false): iteration
// ends at the first item with the wanted truth.
func builtinQuantifier(wanted bool) NativeFunc {
	return func(t *Thread, args []Value) (Value, error) {
		err := t.Iterate(args[0], func(v Value) error {
			truth, err := t.Truth(v)
			if err == nil && truth == wanted {
				err = errDecided
			}
			return err
		})
		if err == errDecided {
			return Bool(wanted), nil
		}
		return Bool(!wanted), err
	}
}

func builtinSorted(t *Thread, args []Value) (Value, error) {
	given := as[Tuple](args[0]).items
	if len(given) != 1 {
		return Value{}, t.Raise(TypeError, "sorted expected 1 argument, got %d", len(given))
	}
	items, err := t.ToList(given[0])
	if err != nil {
		return Value{}, err
	}
	reverse, err := t.Truth(args[2])
	if err != nil {
		return Value{}, err
	}
	items, err = t.sorted(items, args[1], reverse)
	return Obj(NewList(items)), err
}

func builtinFormat(t *Thread, args []Value) (Value, error) {
	spec, ok := args[1].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "format() argument 2 must be str, not %s", args[1].Type().Name)
	}
	s, err := t.Format(args[0], spec.s)
	return NewStr(s), err
}

func builtinAIter(t *Thread, args []Value) (Value, error) {
	f := args[0].Type().AIter
	if f == nil {
		return Value{}, t.Raise(TypeError, "'%s' object is not an async iterable", args[0].Type().Name)
	}
	it, err := f(t, args[0])
	if err == nil && it.Type().ANext == nil {
		return Value{}, t.Raise(TypeError, "aiter() returned not an async iterator of type '%s'", it.Type().Name)
	}
	return it, err
}

func builtinANext(t *Thread, args []Value) (Value, error) {
	f := args[0].Type().ANext
	if f == nil {
		return Value{}, t.Raise(TypeError, "'%s' object is not an async iterator", args[0].Type().Name)
	}
	next, err := f(t, args[0])
	if err != nil {
		return Value{}, err
	}
	if args[1].IsNil() {
		if next.Type() == asyncSendType {
			t.watchStep(next)
		}
		return next, nil
	}
	return NewCoroutine(t, "anext", &anextOr{next: next, def: args[1]}), nil
}

// anextOr awaits the next item of an asynchronous iterator, and gives a default
// at its end.
type anextOr struct {
	next, def Value
	it        Value // what next is awaited through, once it is
}

func (a *anextOr) Resume(t *Thread, in Value, throw error) (Value, bool, error) {
	if a.it.IsNil() {
		it, err := t.getAwaitable(a.next, compile.AwaitExpr)
		if err != nil {
			return Value{}, false, err
		}
		a.it = it
	}
	out, done, err := t.Resume(a.it, in, throw)
	if _, ended := t.Matches(err, StopAsyncIteration); ended {
		return a.def, true, nil
	}
	return out, done, err
}

func (a *anextOr) Visit(visit func(Value)) {
	visit(a.next)
	visit(a.def)
	visitValue(a.it, visit)
}

// Awaiting gives what the coroutine awaits.
func (a *anextOr) Awaiting() Value { return a.it }

// textFn makes a built-in function of one argument and a string result.
func textFn(name string, f func(t *Thread, v Value) (string, error)) *Native {
	return Fn(name, "obj, /", func(t *Thread, args []Value) (Value, error) {
		s, err := f(t, args[0])
		return NewStr(s), err
	})
}
