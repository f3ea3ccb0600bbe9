package asyncio

import (
	"fmt"

	"github.com/asyncio-playground/playground/sim/internal/compile"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// newObject makes the New slot of a type whose arguments go to __init__.
func newObject[T any, P interface {
	*T
	vm.Object
}](make func(h vm.Header) P) func(*vm.Thread, *vm.Type, []vm.Value, []*vm.Str) (vm.Value, error) {
	return func(_ *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
		return vm.Obj[T, P](make(vm.MakeHeader(cls))), nil
	}
}

// initSlot makes the Init slot of a type from its __init__.
func initSlot(init *vm.Native) func(*vm.Thread, vm.Value, []vm.Value, []*vm.Str) error {
	return func(t *vm.Thread, self vm.Value, args []vm.Value, kw []*vm.Str) error {
		_, err := t.CallKw(vm.Obj(init), append([]vm.Value{self}, args...), kw)
		return err
	}
}

// newSet makes a set.
func newSet(t *vm.Thread, items []vm.Value) (vm.Value, error) {
	s := vm.NewSet()
	for _, item := range items {
		if err := s.Add(t, item); err != nil {
			return vm.Value{}, err
		}
	}
	return vm.Obj(s), nil
}

// newList makes a list.
func newList(items ...vm.Value) vm.Value { return vm.Obj(vm.NewList(items)) }

// tupleItems gives the items of a tuple, such as *args.
func tupleItems(v vm.Value) []vm.Value {
	tuple, _ := v.AsTuple()
	return tuple.Items()
}

// eachKeyword calls f for the entries of a **kwargs dict.
func eachKeyword(t *vm.Thread, kwargs vm.Value, f func(name *vm.Str, v vm.Value) error) error {
	return t.Iterate(kwargs, func(key vm.Value) error {
		v, err := t.GetItem(kwargs, key)
		if err != nil {
			return err
		}
		name, _ := key.AsStr()
		return f(name, v)
	})
}

// genericAlias is __class_getitem__: Queue[int] and so on.
func genericAlias(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
	return vm.NewGenericAlias(args[0], args[1]), nil
}

// defaultRepr is what object's repr is, without the brackets.
func defaultRepr(t *vm.Thread, v vm.Value) string {
	typ := v.Type()
	return fmt.Sprintf("%s.%s object at %s", typ.Module, typ.QualName, t.VM().Address(v))
}

// stateRepr is how the locks show what they are like.
func stateRepr(t *vm.Thread, v vm.Value, state string, waiters int) string {
	if waiters > 0 {
		state += fmt.Sprintf(", waiters:%d", waiters)
	}
	return fmt.Sprintf("<%s [%s]>", defaultRepr(t, v), state)
}

// callable says whether v can be called.
func callable(v vm.Value) bool {
	if _, ok := v.AsFunction(); ok {
		return true
	}
	return v.Type().Call != nil
}

// codeOf gives the code of a function or method that is written in Python, nil
// for anything else.
func codeOf(v vm.Value) *compile.Code {
	if fn, _, ok := v.AsMethod(); ok {
		v = fn
	}
	if fn, ok := v.AsFunction(); ok {
		return fn.Code().Code
	}
	return nil
}

// isCoroutineFunction says whether a call of v gives a coroutine.
func isCoroutineFunction(v vm.Value) bool {
	code := codeOf(v)
	return code != nil && code.Flags&compile.Coroutine != 0
}
