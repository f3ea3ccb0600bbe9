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

// AsTuple gives v as a tuple, if it is one or an instance of a subclass.
func (v Value) AsTuple() (*Tuple, bool) {
	if v.Type().Layout != LayoutTuple {
		return nil, false
	}
	return as[Tuple](v), true
}

// Items gives the items, for reading.
func (t *Tuple) Items() []Value { return t.items }
