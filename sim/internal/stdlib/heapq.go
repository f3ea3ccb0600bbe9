package stdlib

import "github.com/asyncio-playground/playground/sim/internal/vm"

// The module heapq: a list as a binary heap. Python's heapq moves items in a
// certain way, on which the order of equal items depends: an item from the
// end sinks to the bottom along the smaller children, then rises to its place.

// heapqCore is all of heapq but what is made of iterators: _heapq.
var heapqCore = stateless("_heapq", "", func() []vm.ModuleEntry {
	var entries []vm.ModuleEntry
	for _, fn := range append(heapFunctions("", lessFirst), heapFunctions("_max", greaterFirst)...) {
		entries = append(entries, fn)
	}
	return entries
})

// A heapOrder says whether a must come out before b.
type heapOrder func(t *vm.Thread, a, b vm.Value) (bool, error)

func lessFirst(t *vm.Thread, a, b vm.Value) (bool, error) { return t.Less(a, b) }

func greaterFirst(t *vm.Thread, a, b vm.Value) (bool, error) { return t.Less(b, a) }

func heapFunctions(suffix string, before heapOrder) []*vm.Native {
	fn := func(name, params string, f func(t *vm.Thread, h heap, args []vm.Value) (vm.Value, error)) *vm.Native {
		return vm.Fn(name+suffix, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			l, ok := args[0].AsList()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "%s() argument must be list, not %s", name+suffix, args[0].Type().Name)
			}
			return f(t, heap{l, before}, args)
		})
	}
	return []*vm.Native{
		fn("heappush", "heap, item, /", func(t *vm.Thread, h heap, args []vm.Value) (vm.Value, error) {
			if err := h.list.Append(t, args[1]); err != nil {
				return vm.Value{}, err
			}
			return vm.None, h.rise(t, 0, len(h.list.Items())-1)
		}),
		fn("heappop", "heap, /", func(t *vm.Thread, h heap, _ []vm.Value) (vm.Value, error) {
			if len(h.list.Items()) == 0 {
				return vm.Value{}, t.Raise(vm.IndexError, "index out of range")
			}
			last, err := t.CallMethod(vm.Obj(h.list), namePop)
			if err != nil || len(h.list.Items()) == 0 {
				return last, err
			}
			return h.swapRoot(t, last)
		}),
		fn("heapreplace", "heap, item, /", func(t *vm.Thread, h heap, args []vm.Value) (vm.Value, error) {
			if len(h.list.Items()) == 0 {
				return vm.Value{}, t.Raise(vm.IndexError, "index out of range")
			}
			return h.swapRoot(t, args[1])
		}),
		fn("heappushpop", "heap, item, /", func(t *vm.Thread, h heap, args []vm.Value) (vm.Value, error) {
			if len(h.list.Items()) == 0 {
				return args[1], nil
			}
			first, err := h.before(t, h.list.Items()[0], args[1])
			if !first || err != nil {
				return args[1], err
			}
			return h.swapRoot(t, args[1])
		}),
		fn("heapify", "heap, /", func(t *vm.Thread, h heap, _ []vm.Value) (vm.Value, error) {
			for i := len(h.list.Items())/2 - 1; i >= 0; i-- {
				if err := h.sink(t, i); err != nil {
					return vm.Value{}, err
				}
			}
			return vm.None, nil
		}),
	}
}

var namePop = vm.Intern("pop")

type heap struct {
	list   *vm.List
	before heapOrder
}

// swapRoot puts an item in the place of the first and gives that.
func (h heap) swapRoot(t *vm.Thread, item vm.Value) (vm.Value, error) {
	first := h.list.Items()[0]
	h.list.Items()[0] = item
	return first, h.sink(t, 0)
}

// rise moves item i up, no further than to root. The list is looked at anew
// after every comparison, which may have changed it.
func (h heap) rise(t *vm.Thread, root, i int) error {
	for i > root {
		parent := (i - 1) / 2
		if err := h.check(t, i); err != nil {
			return err
		}
		first, err := h.before(t, h.list.Items()[i], h.list.Items()[parent])
		if !first || err != nil {
			return err
		}
		if err := h.check(t, i); err != nil {
			return err
		}
		items := h.list.Items()
		items[i], items[parent] = items[parent], items[i]
		i = parent
	}
	return nil
}

func (h heap) check(t *vm.Thread, i int) error {
	if i >= len(h.list.Items()) {
		return t.Raise(vm.RuntimeError, "list changed size during iteration")
	}
	return nil
}

// sink moves item i to the bottom, then up to where it belongs.
func (h heap) sink(t *vm.Thread, i int) error {
	start := i
	for child := 2*i + 1; child < len(h.list.Items()); child = 2*i + 1 {
		if right := child + 1; right < len(h.list.Items()) {
			first, err := h.before(t, h.list.Items()[child], h.list.Items()[right])
			if err != nil {
				return err
			}
			if !first {
				child = right
			}
		}
		if err := h.check(t, child); err != nil {
			return err
		}
		items := h.list.Items()
		items[i], items[child] = items[child], items[i]
		i = child
	}
	return h.rise(t, start, i)
}
