package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

var bisectModule = stateless("bisect", "Bisection algorithms.", func() []vm.ModuleEntry {
	right, left := bisectFunction("bisect_right", true), bisectFunction("bisect_left", false)
	insortRight, insortLeft := insortFunction("insort_right", true), insortFunction("insort_left", false)
	return []vm.ModuleEntry{
		right, left, insortRight, insortLeft,
		vm.Def("bisect", vm.Obj(right)), vm.Def("insort", vm.Obj(insortRight)),
	}
})

const bisectParams = "a, x, lo=0, hi=None, *, key=None"

func bisectFunction(name string, right bool) *vm.Native {
	return vm.Fn(name, bisectParams, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		i, err := bisection{args[0], args[4], right}.find(t, args[1], args[2], args[3])
		return vm.Int(i), err
	})
}

var nameInsert = vm.Intern("insert")

func insortFunction(name string, right bool) *vm.Native {
	return vm.Fn(name, bisectParams, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x := args[1]
		if given(args[4]) {
			var err error
			if x, err = t.Call(args[4], x); err != nil {
				return vm.Value{}, err
			}
		}
		i, err := bisection{args[0], args[4], right}.find(t, x, args[2], args[3])
		if err != nil {
			return vm.Value{}, err
		}
		_, err = t.CallMethod(args[0], nameInsert, vm.Int(i), args[1])
		return vm.None, err
	})
}

// A bisection is a sequence that is sorted by a key.
type bisection struct {
	seq, key vm.Value
	right    bool // behind equal items, not before them
}

func (b bisection) find(t *vm.Thread, x, lo, hi vm.Value) (int64, error) {
	low, err := intArg(t, lo)
	if err != nil {
		return 0, err
	}
	if low < 0 {
		return 0, t.Raise(vm.ValueError, "lo must be non-negative")
	}
	var high int64
	if hi.IsNone() {
		n, err := t.Len(b.seq)
		if err != nil {
			return 0, err
		}
		high = int64(n)
	} else if high, err = intArg(t, hi); err != nil {
		return 0, err
	}
	for low < high {
		mid := (low + high) / 2
		after, err := b.belongsAfter(t, x, mid)
		if err != nil {
			return 0, err
		}
		if after {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low, nil
}

// belongsAfter says whether x comes after item i.
func (b bisection) belongsAfter(t *vm.Thread, x vm.Value, i int64) (bool, error) {
	item, err := t.GetItem(b.seq, vm.Int(i))
	if err == nil && given(b.key) {
		item, err = t.Call(b.key, item)
	}
	if err != nil {
		return false, err
	}
	if b.right {
		less, err := t.Less(x, item)
		return !less, err
	}
	return t.Less(item, x)
}
