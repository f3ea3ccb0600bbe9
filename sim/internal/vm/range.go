package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// RangeType is range.
var RangeType = declare("range")

// Range is a range whose bounds fit a word.
type Range struct {
	Header
	start, stop, step int64
	n                 int64 // length
}

// newRange makes a range. Bounds that do not fit a word are not supported.
func (t *Thread) newRange(start, stop, step Value) (Value, error) {
	var parts [3]int64
	for i, v := range []Value{start, stop, step} {
		x, err := t.IndexBig(v)
		if err != nil {
			return Value{}, err
		}
		w, ok := x.word()
		if !ok || w > 1<<62 || w < -1<<62 {
			return Value{}, t.Raise(OverflowError, "range() with bounds beyond 2**62 is not supported")
		}
		parts[i] = w
	}
	if parts[2] == 0 {
		return Value{}, t.Raise(ValueError, "range() arg 3 must not be zero")
	}
	return makeRange(parts[0], parts[1], parts[2]), nil
}

func makeRange(start, stop, step int64) Value {
	n := int64(0)
	if step > 0 && start < stop {
		n = (stop-start-1)/step + 1
	} else if step < 0 && stop < start {
		n = (start-stop-1)/-step + 1
	}
	return Obj(&Range{Header{RangeType}, start, stop, step, n})
}

func rangeNew(t *Thread, _ *Type, args []Value) (Value, error) {
	if args[1].IsNil() {
		return t.newRange(Int(0), args[0], Int(1))
	}
	return t.newRange(args[0], args[1], args[2])
}

// position gives where x stands in the range, -1 if it does not.
func (r *Range) position(t *Thread, x Value) (int64, error) {
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
	switch r.n {
	case 0:
		return []Value{Int(0), None, None}
	case 1:
		return []Value{Int(1), Int(r.start), None}
	}
	return []Value{Int(r.n), Int(r.start), Int(r.step)}
}

func defineRange() {
	part := func(name string, get func(r *Range) int64) Getter {
		return Getter{Name: name, Get: func(_ *Thread, v Value) (Value, error) { return Int(get(as[Range](v))), nil }}
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
				return Obj(&rangeIterator{Header{RangeIteratorType}, r.start + (r.n-1)*r.step, -r.step, r.n}), nil
			}),
			Fn("__reduce__", "", func(_ *Thread, args []Value) (Value, error) {
				r := as[Range](args[0])
				return NewTuple(Obj(RangeType), NewTuple(Int(r.start), Int(r.stop), Int(r.step))), nil
			}),
		},
		Getters: []Getter{
			part("start", func(r *Range) int64 { return r.start }),
			part("stop", func(r *Range) int64 { return r.stop }),
			part("step", func(r *Range) int64 { return r.step }),
		},
		Slots: Slots{
			New: constructor("range", "start, stop=..., step=1, /", rangeNew),
			Repr: func(_ *Thread, v Value) (string, error) {
				r := as[Range](v)
				text := "range(" + formatWord(r.start) + ", " + formatWord(r.stop)
				if r.step != 1 {
					text += ", " + formatWord(r.step)
				}
				return text + ")", nil
			},
			Hash: func(t *Thread, v Value) (int64, error) { return hashTuple(t, as[Range](v).identity()) },
			Len:  func(_ *Thread, v Value) (int, error) { return int(as[Range](v).n), nil },
			Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
				if w.Type() != RangeType || v.Type() != RangeType || op != syntax.Eq && op != syntax.NotEq {
					return NotImplemented, nil
				}
				return t.compareItems(as[Range](v).identity(), as[Range](w).identity(), op)
			},
			Iter: func(_ *Thread, v Value) (Value, error) {
				r := as[Range](v)
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
