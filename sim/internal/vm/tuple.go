package vm

// Tuple is a tuple.
type Tuple struct {
	Header
	items []Value
}

// tupleInstance is an instance of a subclass of tuple.
type tupleInstance struct {
	Tuple
	attrs Attrs
}

var emptyTuple = &Tuple{Header{TupleType}, nil}

// NewTuple makes a tuple of items, which it keeps.
func NewTuple(items ...Value) Value {
	if len(items) == 0 {
		return Obj(emptyTuple)
	}
	return Obj(&Tuple{Header{TupleType}, items})
}

// copyTuple makes a tuple of a copy of items, of small ones in one allocation.
func copyTuple(items []Value) Value {
	switch len(items) {
	case 0:
		return Obj(emptyTuple)
	case 1:
		o := &struct {
			Tuple
			items [1]Value
		}{Tuple{Header{TupleType}, nil}, [1]Value(items)}
		o.Tuple.items = o.items[:]
		return Obj(&o.Tuple)
	case 2:
		return newPair(items[0], items[1])
	case 3:
		o := &struct {
			Tuple
			items [3]Value
		}{Tuple{Header{TupleType}, nil}, [3]Value(items)}
		o.Tuple.items = o.items[:]
		return Obj(&o.Tuple)
	}
	return Obj(&Tuple{Header{TupleType}, append(make([]Value, 0, len(items)), items...)})
}

// newPair makes a tuple of two items.
func newPair(a, b Value) Value {
	o := &struct {
		Tuple
		items [2]Value
	}{Tuple{Header{TupleType}, nil}, [2]Value{a, b}}
	o.Tuple.items = o.items[:]
	return Obj(&o.Tuple)
}

// AsTuple gives v as a tuple, if it is one or an instance of a subclass.
func (v Value) AsTuple() (*Tuple, bool) {
	if v.Type().Layout != LayoutTuple {
		return nil, false
	}
	return as[Tuple](v), true
}

// Items gives the items, for reading.
func (t *Tuple) Items() []Value { return t.items }
