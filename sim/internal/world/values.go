package world

import "github.com/asyncio-playground/playground/sim/internal/vm"

// initSlot makes the Init slot of a type from its __init__.
func initSlot(init *vm.Native) func(*vm.Thread, vm.Value, []vm.Value, []*vm.Str) error {
	return func(t *vm.Thread, self vm.Value, args []vm.Value, kw []*vm.Str) error {
		_, err := t.CallKw(vm.Obj(init), append([]vm.Value{self}, args...), kw)
		return err
	}
}

// tupleItems gives the items of a tuple, such as *args.
func tupleItems(v vm.Value) []vm.Value {
	tuple, _ := v.AsTuple()
	return tuple.Items()
}

// eachKeyword calls f for the entries of a **kwargs dict.
func eachKeyword(t *vm.Thread, kwargs vm.Value, f func(name *vm.Str, v vm.Value)) error {
	return t.Iterate(kwargs, func(key vm.Value) error {
		v, err := t.GetItem(kwargs, key)
		if err != nil {
			return err
		}
		name, _ := key.AsStr()
		f(name, v)
		return nil
	})
}
