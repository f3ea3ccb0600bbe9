package vm

import "math/big"

// RangeType is range.
var RangeType = declare("range")

// Range is a range. The words are its parts, unless big is set.
type Range struct {
	Header
	start, stop, step int64
	n                 int64 // length
	big               *bigRange
}

func (t *Thread) newRange(start, stop, step Value) (Value, error) {
	var parts [3]*big.Int
	for i, v := range []Value{start, stop, step} {
		x, err := t.IndexBig(v)
		if err != nil {
			return Value{}, err
		}
		parts[i] = x.bigInt()
	}
	if parts[2].Sign() == 0 {
		return Value{}, t.Raise(ValueError, "range() arg 3 must not be zero")
	}
	return rangeOf(parts[0], parts[1], parts[2]), nil
}

func makeRange(start, stop, step int64) Value {
	n := int64(0)
	if step > 0 && start < stop {
		n = (stop-start-1)/step + 1
	} else if step < 0 && stop < start {
		n = (start-stop-1)/-step + 1
	}
	return Obj(&Range{Header{RangeType}, start, stop, step, n, nil})
}

func rangeNew(t *Thread, _ *Type, args []Value) (Value, error) {
	if args[1].IsNil() {
		return t.newRange(Int(0), args[0], Int(1))
	}
	return t.newRange(args[0], args[1], args[2])
}

// position gives where x stands in the range, -1 if it does not.
func (r *Range) position(t *Thread, x Value) (int64, error) {
	if r.big != nil {
		at := r.big.position(x.bigInt())
		if at == nil {
			return -1, nil
		}
		return at.Int64(), nil
	}
	i, ok := x.word()
	if !ok || !x.IsSmallInt() && !x.IsBool() {
		return r.searchEqual(t, x)
	}
	at := i - r.start
	if at%r.step != 0 || at/r.step < 0 || at/r.step >= r.n {
		return -1, nil
	}
	return at / r.step, nil
}

// searchEqual compares one by one, for values that are no int.
func (r *Range) searchEqual(t *Thread, x Value) (int64, error) {
	if f, ok := x.AsFloat(); ok {
		if f != float64(int64(f)) {
			return -1, nil
		}
		return r.position(t, Int(int64(f)))
	}
	if x.Type().Layout == LayoutStr || x.IsNone() {
		return -1, nil
	}
	for i := range r.n {
		if same, err := t.Equal(Int(r.start+i*r.step), x); same || err != nil {
			return i, err
		}
	}
	return -1, nil
}

func rangeGetItem(t *Thread, v, key Value) (Value, error) {
	r := as[Range](v)
	if r.big != nil {
		return r.big.getItem(t, key)
	}
	if key.Type() == SliceType {
		start, stop, step, _, err := as[Slice](key).indices(t, int(r.n))
		if err != nil {
			return Value{}, err
		}
		return makeRange(r.start+int64(start)*r.step, r.start+int64(stop)*r.step, r.step*int64(step)), nil
	}
	i, err := t.itemIndex(key, int(r.n), "range object", "range indices must be integers or slices, not %s")
	if err != nil {
		return Value{}, err
	}
	return Int(r.start + int64(i)*r.step), nil
}

// identity is what equal ranges share: length, first item and step, as far as
// they matter.
func (r *Range) identity() []Value {
	if r.big != nil {
		return r.big.identity()
	}
	switch r.n {
	case 0:
		return []Value{Int(0), None, None}
	case 1:
		return []Value{Int(1), Int(r.start), None}
	}
	return []Value{Int(r.n), Int(r.start), Int(r.step)}
}

// parts are start, stop and step.
func (r *Range) parts() []Value {
	if r.big != nil {
		return []Value{Big(r.big.start), Big(r.big.stop), Big(r.big.step)}
	}
	return []Value{Int(r.start), Int(r.stop), Int(r.step)}
}

func defineRange() {
	part := func(name string, i int) Getter {
		return member(name, func(v Value) Value { return as[Range](v).parts()[i] })
	}
	RangeType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal | FlagSequence,
		Doc:    "The integers from start to stop, stop not included, in steps.",
		Methods: []*Native{
			Fn("count", "value, /", func(t *Thread, args []Value) (Value, error) {
				i, err := as[Range](args[0]).position(t, args[1])
				return Int(int64(btoi(i >= 0))), err
			}),
			Fn("index", "value, /", func(t *Thread, args []Value) (Value, error) {
				i, err := as[Range](args[0]).position(t, args[1])
				if err == nil && i < 0 {
					if args[1].isInt() {
						return Value{}, t.Raise(ValueError, "range.index(x): x not in range")
					}
					return Value{}, t.Raise(ValueError, "sequence.index(x): x not in sequence")
				}
				return Int(i), err
			}),
			Fn("__reversed__", "", func(_ *Thread, args []Value) (Value, error) {
				r := as[Range](args[0])
				if r.big != nil {
					return r.big.iterator(true), nil
				}
				return Obj(&rangeIterator{Header{RangeIteratorType}, r.start + (r.n-1)*r.step, -r.step, r.n}), nil
			}),
			Fn("__reduce__", "", func(_ *Thread, args []Value) (Value, error) {
				return NewTuple(Obj(RangeType), NewTuple(as[Range](args[0]).parts()...)), nil
			}),
		},
		Getters: []Getter{
			part("start", 0), part("stop", 1), part("step", 2),
		},
		Slots: Slots{
			New: Constructor("range", "start, stop=..., step=1, /", rangeNew),
			Repr: func(t *Thread, v Value) (string, error) {
				parts := as[Range](v).parts()
				if parts[2] == Int(1) {
					parts = parts[:2]
				}
				text, err := t.Repr(NewTuple(parts...))
				return "range" + text, err
			},
			Hash: func(t *Thread, v Value) (int64, error) { return hashTuple(t, as[Range](v).identity()) },
			Len: func(t *Thread, v Value) (int, error) {
				if r := as[Range](v); r.big != nil {
					return r.big.len(t)
				}
				return int(as[Range](v).n), nil
			},
			Bool: func(_ *Thread, v Value) (bool, error) {
				r := as[Range](v)
				return r.n > 0 || r.big != nil && r.big.n.Sign() > 0, nil
			},
			Compare: compareRanges,
			Iter: func(_ *Thread, v Value) (Value, error) {
				r := as[Range](v)
				if r.big != nil {
					return r.big.iterator(false), nil
				}
				return Obj(&rangeIterator{Header{RangeIteratorType}, r.start, r.step, r.n}), nil
			},
			GetItem: rangeGetItem,
			Contains: func(t *Thread, v, x Value) (bool, error) {
				i, err := as[Range](v).position(t, x)
				return i >= 0 && err == nil, err
			},
		},
	})
}
