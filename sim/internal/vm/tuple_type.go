package vm

import (
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// TupleType is tuple.
var TupleType = declare("tuple")

// newTupleOf makes a tuple of a class.
func newTupleOf(cls *Type, items []Value) Value {
	if cls == TupleType {
		return NewTuple(items...)
	}
	return Obj(&tupleInstance{Tuple: Tuple{Header{cls}, items}})
}

// NewTupleOf makes a tuple of a class that derives from tuple.
func NewTupleOf(cls *Type, items []Value) Value { return newTupleOf(cls, items) }

func tupleNew(t *Thread, cls *Type, args []Value) (Value, error) {
	if args[0].Type() == TupleType && cls == TupleType {
		return args[0], nil
	}
	items, err := t.ToList(args[0])
	if err != nil {
		return Value{}, err
	}
	return newTupleOf(cls, items), nil
}

func tupleGetItem(t *Thread, v, key Value) (Value, error) {
	items := as[Tuple](v).items
	if key.Type() == SliceType {
		part, err := t.sliceItems(items, as[Slice](key))
		if err == nil && len(part) == len(items) && v.Type() == TupleType && as[Slice](key).step.IsNone() {
			return v, nil
		}
		return NewTuple(part...), err
	}
	i, err := t.itemIndex(key, len(items), "tuple", "tuple indices must be integers or slices, not %s")
	if err != nil {
		return Value{}, err
	}
	return items[i], nil
}

func tupleRepr(t *Thread, v Value) (string, error) {
	items := as[Tuple](v).items
	closing := ")"
	if len(items) == 1 {
		closing = ",)"
	}
	if !t.EnterRepr(v) {
		return "(...)", nil
	}
	t.LeaveRepr()
	return t.reprItems(v, "(", at(items), closing)
}

func defineTuple() {
	emptyTuple.typ = TupleType
	TupleType.concatName = "tuple"
	slots := Slots{
		New:  Constructor("tuple", "iterable=(), /", tupleNew),
		Repr: tupleRepr,
		Hash: func(t *Thread, v Value) (int64, error) { return hashTuple(t, as[Tuple](v).items) },
		Len:  func(_ *Thread, v Value) (int, error) { return len(as[Tuple](v).items), nil },
		Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
			if v.Type().Layout != LayoutTuple || w.Type().Layout != LayoutTuple {
				return NotImplemented, nil
			}
			return t.compareItems(as[Tuple](v).items, as[Tuple](w).items, op)
		},
		Iter: func(_ *Thread, v Value) (Value, error) {
			return Obj(&tupleIterator{Header{TupleIteratorType}, as[Tuple](v).items, 0}), nil
		},
		GetItem: tupleGetItem,
		Contains: func(t *Thread, v, x Value) (bool, error) {
			i, err := t.findItem(as[Tuple](v).items, x)
			return i >= 0 && err == nil, err
		},
		Visit: func(v Value, visit func(Value)) {
			visitItems(as[Tuple](v).items, visit)
			visitAttrs(v, visit)
		},
	}
	slots.Binary[syntax.Add] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutTuple || w.Type().Layout != LayoutTuple {
			return NotImplemented, nil
		}
		items, err := t.concat(as[Tuple](v).items, as[Tuple](w).items)
		return NewTuple(items...), err
	}
	slots.Binary[syntax.Mult] = repeat(LayoutTuple, func(t *Thread, v Value, n int) (Value, error) {
		items, err := t.repeatItems(as[Tuple](v).items, n)
		return NewTuple(items...), err
	})
	TupleType.complete(TypeSpec{
		Layout: LayoutTuple,
		Flags:  FlagSequence,
		Doc:    "An immutable sequence, of the items of an iterable.",
		Methods: []*Native{
			Fn("index", "value, start=0, stop=9223372036854775807, /", func(t *Thread, args []Value) (Value, error) {
				return indexOf(t, as[Tuple](args[0]).items, args, "tuple.index(x): x not in tuple")
			}),
			Fn("count", "value, /", func(t *Thread, args []Value) (Value, error) {
				return t.countItems(as[Tuple](args[0]).items, args[1])
			}),
			Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) {
				return NewTuple(NewTuple(as[Tuple](args[0]).items...)), nil
			}),
			classGetItemMethod(),
		},
		Slots: slots,
	})
}
