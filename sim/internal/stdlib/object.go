package stdlib

import (
	"math/big"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// Small helpers that the modules share.

// str makes a str.
func str(s string) vm.Value { return vm.NewStr(s) }

// list makes a list, which keeps items.
func list(items []vm.Value) vm.Value { return vm.Obj(vm.NewList(items)) }

// items gives the items of a tuple, such as *args.
func items(v vm.Value) []vm.Value {
	tuple, _ := v.AsTuple()
	return tuple.Items()
}

// given says whether an optional argument was passed and is not None.
func given(v vm.Value) bool { return !v.IsNil() && !v.IsNone() }

// textArg gives an argument that must be a str.
func textArg(t *vm.Thread, fn string, v vm.Value) (string, error) {
	s, ok := v.AsStr()
	if !ok {
		return "", t.Raise(vm.TypeError, "%s() argument must be str, not %s", fn, v.Type().Name)
	}
	return s.String(), nil
}

// intArg gives an argument that must be an int that fits a word.
func intArg(t *vm.Thread, v vm.Value) (int64, error) {
	if i, ok := v.AsInt(); ok {
		return i, nil
	}
	if v.AsBig() != nil {
		return 0, t.Raise(vm.OverflowError, "Python int too large to convert to C long")
	}
	if index := v.Type().Slots.Index; index != nil {
		i, err := index(t, v)
		if err != nil {
			return 0, err
		}
		return intArg(t, i)
	}
	return 0, t.Raise(vm.TypeError, "'%s' object cannot be interpreted as an integer", v.Type().Name)
}

// stateless is a module that is the same in every run but for its dict.
func stateless(name, doc string, entries func() []vm.ModuleEntry) vm.ModuleFactory {
	return func(*vm.Thread) (*vm.Module, error) { return vm.NewModule(name, doc, entries()...), nil }
}

// selfIter is the Iter slot of iterators.
func selfIter(_ *vm.Thread, v vm.Value) (vm.Value, error) { return v, nil }

// classGetItem is the __class_getitem__ of classes that annotations subscript.
func classGetItem() *vm.Native {
	return vm.ClassFn("__class_getitem__", "item, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		return vm.NewGenericAlias(args[0], args[1]), nil
	})
}

// bigValue makes an int, or nothing of nil.
func bigValue(n *big.Int) vm.Value {
	if n == nil {
		return vm.Value{}
	}
	return vm.Big(n)
}
