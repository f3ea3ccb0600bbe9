package stdlib

import (
	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// An iterator is an object of itertools: a function that gives the next item,
// and nil at the end.
type iterator struct {
	vm.Header
	next  func(t *vm.Thread) (vm.Value, error)
	repr  func(t *vm.Thread) (string, error) // nil: the default
	holds []vm.Value                         // what it keeps alive
	vars  []*vm.Value                        // and where it keeps more, from item to item
}

// makeIterator makes what next and the rest are of from bound arguments.
type makeIterator func(t *vm.Thread, args []vm.Value) (*iterator, error)

// newIterType makes a type of iterators.
func newIterType(name, params string, build makeIterator, methods ...*vm.Native) *vm.Type {
	return vm.NewType(name, vm.TypeSpec{
		Module:  "itertools",
		Layout:  vm.LayoutOther,
		Flags:   vm.FlagInFull,
		Methods: methods,
		Slots: vm.Slots{
			New: vm.Constructor(name, params, func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				it, err := build(t, args)
				if err != nil {
					return vm.Value{}, err
				}
				it.Header = vm.MakeHeader(cls)
				return vm.Obj(it), nil
			}),
			Iter: selfIter,
			Next: func(t *vm.Thread, v vm.Value) (vm.Value, error) { return vm.As[iterator](v).next(t) },
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				if repr := vm.As[iterator](v).repr; repr != nil {
					return repr(t)
				}
				return "<" + v.Type().FullName() + " object at " + t.VM().Address(v) + ">", nil
			},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				it := vm.As[iterator](v)
				for _, x := range it.holds {
					visit(x)
				}
				for _, x := range it.vars {
					if !x.IsNil() {
						visit(*x)
					}
				}
			},
		},
	})
}

var itertoolsModule = stateless("itertools", "Iterators made of other iterators.", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		accumulateType, batchedType, chainType, compressType, countType, cycleType, dropWhileType, filterFalseType,
		groupByType, isliceType, pairwiseType, repeatType, starMapType, takeWhileType, zipLongestType,
		productType, permutationsType, combinationsType, combinationsReplType,
		vm.Fn("tee", "iterable, n=2, /", tee),
	}
})

// with makes an iterator that holds on to values.
func with(next func(t *vm.Thread) (vm.Value, error), holds ...vm.Value) *iterator {
	return &iterator{next: next, holds: holds}
}

// keeping makes an iterator keep alive what is in variables of its.
func keeping(vars ...*vm.Value) func(it *iterator, err error) (*iterator, error) {
	return func(it *iterator, err error) (*iterator, error) {
		if err == nil {
			it.vars = vars
		}
		return it, err
	}
}

// over makes an iterator of an iterable, given a function of the iterator.
func over(t *vm.Thread, iterable vm.Value, next func(t *vm.Thread, it vm.Value) (vm.Value, error), holds ...vm.Value) (*iterator, error) {
	it, err := t.Iter(iterable)
	if err != nil {
		return nil, err
	}
	return with(func(t *vm.Thread) (vm.Value, error) { return next(t, it) }, append(holds, it)...), nil
}

var countType = newIterType("count", "start=0, step=1", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	at, step := args[0], args[1]
	for _, v := range args {
		if v.AsBig() == nil && v.Type().Float == nil && v.Type().Layout != vm.LayoutComplex {
			return nil, t.Raise(vm.TypeError, "a number is required")
		}
	}
	it := with(func(t *vm.Thread) (vm.Value, error) {
		v := at
		var err error
		at, err = t.BinaryOp(syntax.Add, at, step)
		return v, err
	}, at, step)
	it.repr = func(t *vm.Thread) (string, error) {
		s, err := t.Repr(at)
		if err != nil {
			return "", err
		}
		if i, ok := step.AsInt(); ok && i == 1 {
			return "count(" + s + ")", nil
		}
		by, err := t.Repr(step)
		return "count(" + s + ", " + by + ")", err
	}
	return it, nil
})

var repeatType = newIterType("repeat", "object, times=...", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	v, left := args[0], int64(-1)
	if !args[1].IsNil() {
		n, err := intArg(t, args[1])
		if err != nil {
			return nil, err
		}
		left = max(n, 0)
	}
	it := with(func(*vm.Thread) (vm.Value, error) {
		if left == 0 {
			return vm.Value{}, nil
		}
		if left > 0 {
			left--
		}
		return v, nil
	}, v)
	it.repr = func(t *vm.Thread) (string, error) {
		s, err := t.Repr(v)
		if err == nil && left >= 0 {
			var n string
			n, err = t.Repr(vm.Int(left))
			s += ", " + n
		}
		return "repeat(" + s + ")", err
	}
	return it, nil
})

var cycleType = newIterType("cycle", "iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	saved, at, ended := vm.NewList(nil), 0, false
	return over(t, args[0], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		if !ended {
			v, err := advance(t, it)
			if err != nil {
				return vm.Value{}, err
			}
			if !v.IsNil() {
				return v, saved.Append(t, v)
			}
			ended = true
		}
		if len(saved.Items()) == 0 {
			return vm.Value{}, nil
		}
		v := saved.Items()[at]
		at = (at + 1) % len(saved.Items())
		return v, nil
	}, vm.Obj(saved))
})

var chainType = newIterType("chain", "*iterables", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	return chained(t, args[0])
}, vm.ClassFn("from_iterable", "iterable, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	it, err := chained(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	cls, _ := args[0].AsType()
	it.Header = vm.MakeHeader(cls)
	return vm.Obj(it), nil
}), classGetItem())

// chained goes through the items of the items of an iterable.
func chained(t *vm.Thread, iterables vm.Value) (*iterator, error) {
	var inner vm.Value
	return keeping(&inner)(over(t, iterables, func(t *vm.Thread, outer vm.Value) (vm.Value, error) {
		for {
			if !inner.IsNil() {
				v, err := advance(t, inner)
				if !v.IsNil() || err != nil {
					return v, err
				}
			}
			next, err := advance(t, outer)
			if next.IsNil() || err != nil {
				return vm.Value{}, err
			}
			if inner, err = t.Iter(next); err != nil {
				return vm.Value{}, err
			}
		}
	}))
}

var accumulateType = newIterType("accumulate", "iterable, func=None, *, initial=None", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	fn, total, initial := args[1], vm.Value{}, args[2]
	return keeping(&total)(over(t, args[0], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		if total.IsNil() && given(initial) {
			total = initial
			return total, nil
		}
		v, err := advance(t, it)
		if v.IsNil() || err != nil {
			return vm.Value{}, err
		}
		switch {
		case total.IsNil():
			total = v
		case fn.IsNone():
			total, err = t.BinaryOp(syntax.Add, total, v)
		default:
			total, err = t.Call(fn, total, v)
		}
		return total, err
	}, fn, initial))
})

var batchedType = newIterType("batched", "iterable, n, *, strict=False", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	n, err := intArg(t, args[1])
	if err != nil {
		return nil, err
	}
	if n < 1 {
		return nil, t.Raise(vm.ValueError, "n must be at least one")
	}
	strict, err := t.Truth(args[2])
	if err != nil {
		return nil, err
	}
	return over(t, args[0], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		batch := vm.NewList(nil)
		for int64(len(batch.Items())) < n {
			v, err := advance(t, it)
			if err != nil {
				return vm.Value{}, err
			}
			if v.IsNil() {
				break
			}
			if err := batch.Append(t, v); err != nil {
				return vm.Value{}, err
			}
		}
		got := int64(len(batch.Items()))
		if got == 0 {
			return vm.Value{}, nil
		}
		if strict && got < n {
			return vm.Value{}, t.Raise(vm.ValueError, "batched(): incomplete batch")
		}
		return vm.NewTuple(batch.Items()...), nil
	})
})

var compressType = newIterType("compress", "data, selectors", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	selectors, err := t.Iter(args[1])
	if err != nil {
		return nil, err
	}
	return over(t, args[0], func(t *vm.Thread, data vm.Value) (vm.Value, error) {
		for {
			v, err := advance(t, data)
			if v.IsNil() || err != nil {
				return vm.Value{}, err
			}
			s, err := advance(t, selectors)
			if s.IsNil() || err != nil {
				return vm.Value{}, err
			}
			if yes, err := t.Truth(s); yes || err != nil {
				return v, err
			}
		}
	}, selectors)
})

// holdsFor says whether a predicate holds for v; None means truth.
func holdsFor(t *vm.Thread, predicate, v vm.Value) (bool, error) {
	if predicate.IsNone() {
		return t.Truth(v)
	}
	r, err := t.Call(predicate, v)
	if err != nil {
		return false, err
	}
	return t.Truth(r)
}

var dropWhileType = newIterType("dropwhile", "predicate, iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	predicate, dropping := args[0], true
	return over(t, args[1], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		for {
			v, err := advance(t, it)
			if v.IsNil() || err != nil || !dropping {
				return v, err
			}
			if dropping, err = holdsFor(t, predicate, v); err != nil {
				return vm.Value{}, err
			}
			if !dropping {
				return v, nil
			}
		}
	}, predicate)
})

var takeWhileType = newIterType("takewhile", "predicate, iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	predicate, ended := args[0], false
	return over(t, args[1], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		if ended {
			return vm.Value{}, nil
		}
		v, err := advance(t, it)
		if v.IsNil() || err != nil {
			return vm.Value{}, err
		}
		yes, err := holdsFor(t, predicate, v)
		if err != nil || yes {
			return v, err
		}
		ended = true
		return vm.Value{}, nil
	}, predicate)
})

var filterFalseType = newIterType("filterfalse", "function, iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	predicate := args[0]
	return over(t, args[1], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		for {
			v, err := advance(t, it)
			if v.IsNil() || err != nil {
				return vm.Value{}, err
			}
			if yes, err := holdsFor(t, predicate, v); !yes || err != nil {
				return v, err
			}
		}
	}, predicate)
})

var starMapType = newIterType("starmap", "function, iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	fn := args[0]
	return over(t, args[1], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		v, err := advance(t, it)
		if v.IsNil() || err != nil {
			return vm.Value{}, err
		}
		all, err := t.ToList(v)
		if err != nil {
			return vm.Value{}, err
		}
		return t.CallKw(fn, all, nil)
	}, fn)
})

var pairwiseType = newIterType("pairwise", "iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	var last vm.Value
	return keeping(&last)(over(t, args[0], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		if last.IsNil() {
			first, err := advance(t, it)
			if first.IsNil() || err != nil {
				return vm.Value{}, err
			}
			last = first
		}
		v, err := advance(t, it)
		if v.IsNil() || err != nil {
			return vm.Value{}, err
		}
		pair := vm.NewTuple(last, v)
		last = v
		return pair, nil
	}))
})

var isliceType = newIterType("islice", "iterable, start, stop=..., step=..., /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	bounds := [3]int64{0, -1, 1}
	given3 := [3]vm.Value{args[1], args[2], args[3]}
	if args[2].IsNil() {
		given3 = [3]vm.Value{{}, args[1], {}}
	}
	messages := [3]string{
		"Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
		"Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.",
		"Step for islice() must be a positive integer or None.",
	}
	if !args[2].IsNil() {
		messages[1] = messages[0]
	}
	for i, v := range given3 {
		if !given(v) {
			continue
		}
		n, err := intArg(t, v)
		if err != nil || n < 0 || i == 2 && n == 0 {
			return nil, t.Raise(vm.ValueError, "%s", messages[i])
		}
		bounds[i] = n
	}
	next, stop, step, at := bounds[0], bounds[1], bounds[2], int64(0)
	return over(t, args[0], func(t *vm.Thread, it vm.Value) (vm.Value, error) {
		if stop >= 0 && next >= stop {
			for ; at < stop; at++ {
				if v, err := advance(t, it); v.IsNil() || err != nil {
					return vm.Value{}, err
				}
			}
			return vm.Value{}, nil
		}
		for ; at < next; at++ {
			if v, err := advance(t, it); v.IsNil() || err != nil {
				return vm.Value{}, err
			}
		}
		v, err := advance(t, it)
		at++
		next += step
		return v, err
	})
})

var zipLongestType = newIterType("zip_longest", "*iterables, fillvalue=None", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	fill := args[1]
	its := append([]vm.Value(nil), items(args[0])...)
	for i := range its {
		var err error
		if its[i], err = t.Iter(its[i]); err != nil {
			return nil, err
		}
	}
	active := len(its)
	done := make([]bool, len(its))
	return with(func(t *vm.Thread) (vm.Value, error) {
		if active == 0 {
			return vm.Value{}, nil
		}
		row := make([]vm.Value, len(its))
		for i, it := range its {
			row[i] = fill
			if done[i] {
				continue
			}
			v, err := advance(t, it)
			if err != nil {
				return vm.Value{}, err
			}
			if !v.IsNil() {
				row[i] = v
				continue
			}
			done[i] = true
			if active--; active == 0 {
				return vm.Value{}, nil
			}
		}
		return vm.NewTuple(row...), nil
	}, its...), nil
})

// A teeSource is an iterator that several read from, each at its own pace.
type teeSource struct {
	it   vm.Value
	read *vm.List
}

var teeType = newIterType("_tee", "iterable, /", func(t *vm.Thread, args []vm.Value) (*iterator, error) {
	it, err := t.Iter(args[0])
	if err != nil {
		return nil, err
	}
	return (&teeSource{it, vm.NewList(nil)}).reader(), nil
})

func (s *teeSource) reader() *iterator {
	at := 0
	return with(func(t *vm.Thread) (vm.Value, error) {
		if at == len(s.read.Items()) {
			v, err := advance(t, s.it)
			if v.IsNil() || err != nil {
				return vm.Value{}, err
			}
			if err := s.read.Append(t, v); err != nil {
				return vm.Value{}, err
			}
		}
		at++
		return s.read.Items()[at-1], nil
	}, s.it, vm.Obj(s.read))
}

func tee(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if n < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "n must be >= 0")
	}
	it, err := t.Iter(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	source := &teeSource{it, vm.NewList(nil)}
	readers := make([]vm.Value, n)
	for i := range readers {
		r := source.reader()
		r.Header = vm.MakeHeader(teeType)
		readers[i] = vm.Obj(r)
	}
	return vm.NewTuple(readers...), nil
}

// advance is Thread.Next, counted as an instruction: what an iterator passes over
// without a result never comes back to the program.
func advance(t *vm.Thread, it vm.Value) (vm.Value, error) {
	if err := t.Spend(1); err != nil {
		return vm.Value{}, err
	}
	return t.Next(it)
}
