package stdlib

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// The iterators of itertools that arrange the items of a pool. Each keeps the
// indexes of the arrangement that it gave last and turns them into the next.

// arrangements makes an iterator over tuples of pool items. advance changes
// the indexes into the next, false if there is none.
func arrangements(pools [][]vm.Value, indexes []int, some bool, advance func() bool) *iterator {
	first := true
	var lists []vm.Value
	for _, pool := range pools {
		lists = append(lists, vm.Obj(vm.NewList(pool)))
	}
	return with(func(t *vm.Thread) (vm.Value, error) {
		if !some || !first && !advance() {
			some = false
			return vm.Value{}, nil
		}
		first = false
		if err := t.Alloc(len(indexes) * valueSize); err != nil {
			return vm.Value{}, err
		}
		row := make([]vm.Value, len(indexes))
		for i, at := range indexes {
			row[i] = pools[i%len(pools)][at]
		}
		return vm.NewTuple(row...), nil
	}, lists...)
}

var productType = newIterType("product", "*iterables, repeat=1", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	repeat, err := intArg(t, args[1])
	if err != nil {
		return nil, err
	}
	if repeat < 0 {
		return nil, t.Raise(vm.ValueError, "repeat argument cannot be negative")
	}
	var pools [][]vm.Value
	for _, v := range items(args[0]) {
		pool, err := t.ToList(v)
		if err != nil {
			return nil, err
		}
		pools = append(pools, pool)
	}
	if err := t.Alloc(int(min(repeat, 1<<40)) * len(pools) * valueSize); err != nil {
		return nil, err
	}
	once, some := len(pools), true
	for _, p := range pools {
		some = some && len(p) > 0
	}
	indexes := make([]int, once*int(repeat))
	some = some || len(indexes) == 0
	return arrangements(pools, indexes, some, func() bool {
		for i := len(indexes) - 1; i >= 0; i-- {
			if indexes[i]++; indexes[i] < len(pools[i%once]) {
				return true
			}
			indexes[i] = 0
		}
		return false
	}), nil
})

// poolArgs gives the pool and the size of the arrangements; r None is all.
func poolArgs(t *vm.Thread, args []vm.Value) (pool []vm.Value, r int, err error) {
	if pool, err = t.ToList(args[0]); err != nil {
		return nil, 0, err
	}
	if args[1].IsNone() {
		return pool, len(pool), nil
	}
	n, err := intArg(t, args[1])
	if err != nil {
		return nil, 0, err
	}
	if n < 0 {
		return nil, 0, t.Raise(vm.ValueError, "r must be non-negative")
	}
	return pool, int(min(n, 1<<40)), t.Alloc(int(min(n, 1<<40)) * valueSize)
}

func counting(n int) []int {
	indexes := make([]int, n)
	for i := range indexes {
		indexes[i] = i
	}
	return indexes
}

var combinationsType = newIterType("combinations", "iterable, r", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	pool, r, err := poolArgs(t, args)
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return arrangements(nil, nil, false, nil), nil
	}
	indexes := counting(r)
	return arrangements([][]vm.Value{pool}, indexes, true, func() bool {
		for i := r - 1; i >= 0; i-- {
			if indexes[i] < n-r+i {
				indexes[i]++
				for j := i + 1; j < r; j++ {
					indexes[j] = indexes[j-1] + 1
				}
				return true
			}
		}
		return false
	}), nil
})

var combinationsReplType = newIterType("combinations_with_replacement", "iterable, r", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	pool, r, err := poolArgs(t, args)
	if err != nil {
		return nil, err
	}
	indexes := make([]int, r)
	return arrangements([][]vm.Value{pool}, indexes, len(pool) > 0 || r == 0, func() bool {
		for i := r - 1; i >= 0; i-- {
			if at := indexes[i] + 1; at < len(pool) {
				for j := i; j < r; j++ {
					indexes[j] = at
				}
				return true
			}
		}
		return false
	}), nil
})

var permutationsType = newIterType("permutations", "iterable, r=None", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	pool, r, err := poolArgs(t, args)
	if err != nil {
		return nil, err
	}
	n := len(pool)
	if r > n {
		return arrangements(nil, nil, false, nil), nil
	}
	order := counting(n) // the first r of it are the permutation
	indexes := order[:r]
	return arrangements([][]vm.Value{pool}, indexes, true, func() bool {
		return nextPermutation(order, r)
	}), nil
})

// nextPermutation makes the lexically next arrangement of the first r of
// order, keeping the rest in ascending order.
func nextPermutation(order []int, r int) bool {
	for i := r - 1; i >= 0; i-- {
		// The smallest later number that is larger comes here.
		best := -1
		for j := i + 1; j < len(order); j++ {
			if order[j] > order[i] && (best < 0 || order[j] < order[best]) {
				best = j
			}
		}
		if best < 0 {
			continue
		}
		order[i], order[best] = order[best], order[i]
		slices.Sort(order[i+1:])
		return true
	}
	return false
}
