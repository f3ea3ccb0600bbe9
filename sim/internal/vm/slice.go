package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// SliceType is slice.
var SliceType = declare("slice")

// Slice is a slice; what was left out is None.
type Slice struct {
	Header
	start, stop, step Value
}

// NewSlice makes a slice.
func NewSlice(start, stop, step Value) Value {
	return Obj(&Slice{Header{SliceType}, start, stop, step})
}

// AsSlice gives the parts of a slice.
func (v Value) AsSlice() (start, stop, step Value, ok bool) {
	if v.Type() != SliceType {
		return Value{}, Value{}, Value{}, false
	}
	s := as[Slice](v)
	return s.start, s.stop, s.step, true
}

// indices applies the slice to a sequence of length size: n items from start
// on, in steps.
func (s *Slice) indices(t *Thread, size int) (start, stop, step, n int, err error) {
	step = 1
	if !s.step.IsNone() {
		if step, err = t.sliceIndex(s.step); err != nil {
			return 0, 0, 0, 0, err
		}
		if step == 0 {
			return 0, 0, 0, 0, t.Raise(ValueError, "slice step cannot be zero")
		}
	}
	low, high := 0, size // where out of range bounds go
	start, stop = 0, size
	if step < 0 {
		low, high = -1, size-1
		start, stop = size-1, -1
	}
	if start, err = t.sliceEnd(s.start, start, size, low, high); err != nil {
		return 0, 0, 0, 0, err
	}
	if stop, err = t.sliceEnd(s.stop, stop, size, low, high); err != nil {
		return 0, 0, 0, 0, err
	}
	if step > 0 && start < stop {
		n = (stop-start-1)/step + 1
	} else if step < 0 && stop < start {
		n = (start-stop-1)/-step + 1
	}
	return start, stop, step, n, nil
}

func (t *Thread) sliceIndex(v Value) (int, error) {
	if !v.isInt() && v.Type().Slots.Index == nil {
		return 0, t.Raise(TypeError, "slice indices must be integers or None or have an __index__ method")
	}
	return t.clampedIndex(v)
}

func (t *Thread) sliceEnd(v Value, def, size, low, high int) (int, error) {
	if v.IsNone() {
		return def, nil
	}
	i, err := t.sliceIndex(v)
	if err != nil {
		return 0, err
	}
	if i < 0 {
		i += size
	}
	return min(max(i, low), high), nil
}

func sliceNew(_ *Thread, _ *Type, args []Value) (Value, error) {
	if args[1].IsNil() {
		return NewSlice(None, args[0], None), nil
	}
	return NewSlice(args[0], args[1], args[2]), nil
}

func sliceIndices(t *Thread, args []Value) (Value, error) {
	n, err := t.clampedIndex(args[1])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, t.Raise(ValueError, "length should not be negative")
	}
	start, stop, step, _, err := as[Slice](args[0]).indices(t, n)
	if err != nil {
		return Value{}, err
	}
	return NewTuple(Int(int64(start)), Int(int64(stop)), Int(int64(step))), nil
}

func (s *Slice) parts() []Value { return []Value{s.start, s.stop, s.step} }

func defineSlice() {
	SliceType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Doc:    "What stands between brackets in x[start:stop:step].",
		Methods: []*Native{
			Fn("indices", "object, /", sliceIndices),
			Fn("__reduce__", "", func(_ *Thread, args []Value) (Value, error) {
				return NewTuple(Obj(SliceType), NewTuple(as[Slice](args[0]).parts()...)), nil
			}),
		},
		Getters: []Getter{
			member("start", func(v Value) Value { return as[Slice](v).start }),
			member("stop", func(v Value) Value { return as[Slice](v).stop }),
			member("step", func(v Value) Value { return as[Slice](v).step }),
		},
		Slots: Slots{
			New: Constructor("slice", "start, stop=..., step=None, /", sliceNew),
			Repr: func(t *Thread, v Value) (string, error) {
				text, err := t.Repr(NewTuple(as[Slice](v).parts()...))
				return "slice" + text, err
			},
			Hash: func(t *Thread, v Value) (int64, error) { return hashTuple(t, as[Slice](v).parts()) },
			Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
				if w.Type() != SliceType {
					return NotImplemented, nil
				}
				return t.compareItems(as[Slice](v).parts(), as[Slice](w).parts(), op)
			},
			Visit: func(v Value, visit func(Value)) {
				for _, x := range as[Slice](v).parts() {
					visit(x)
				}
			},
		},
	})
}
