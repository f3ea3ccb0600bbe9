package vm

// The iterators of the built-in containers. Each forgets its container when it
// is exhausted, and stays exhausted whatever the container becomes.

// The iterator types.
var (
	ListIteratorType        = declare("list_iterator")
	ListReverseIteratorType = declare("list_reverseiterator")
	TupleIteratorType       = declare("tuple_iterator")
	StrIteratorType         = declare("str_iterator")
	ASCIIIteratorType       = declare("str_ascii_iterator")
	BytesIteratorType       = declare("bytes_iterator")
	ByteArrayIteratorType   = declare("bytearray_iterator")
	SetIteratorType         = declare("set_iterator")
	RangeIteratorType       = declare("range_iterator")
	SequenceIteratorType    = declare("iterator")
	CallableIteratorType    = declare("callable_iterator")
)

type listIterator struct {
	Header
	list *List // nil once exhausted
	at   int
}

type listReverseIterator struct {
	Header
	list *List // nil once exhausted
	at   int
}

type tupleIterator struct {
	Header
	items []Value
	at    int
}

type strIterator struct {
	Header
	s  *Str
	at int // byte offset
}

type bytesIterator struct {
	Header
	v  Value
	at int
}

type setIterator struct {
	Header
	set  *Set // nil once exhausted
	at   int
	size int
}

type rangeIterator struct {
	Header
	at, step, left int64
}

// sequenceIterator calls __getitem__ with 0, 1, 2 … until IndexError.
type sequenceIterator struct {
	Header
	seq Value // nil once exhausted
	at  int64
}

// callableIterator calls a function until it returns a sentinel.
type callableIterator struct {
	Header
	fn, sentinel Value // fn is nil once exhausted
}

func newSequenceIterator(seq Value) Value {
	return Obj(&sequenceIterator{Header{SequenceIteratorType}, seq, 0})
}

// NewListIterator gives an iterator over items.
func NewListIterator(items []Value) Value {
	return Obj(&listIterator{Header{ListIteratorType}, NewList(items), 0})
}

func listIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[listIterator](v)
	if it.list == nil {
		return Value{}, nil
	}
	if it.at >= len(it.list.items) {
		it.list = nil
		return Value{}, nil
	}
	it.at++
	return it.list.items[it.at-1], nil
}

func listReverseIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[listReverseIterator](v)
	if it.list == nil || it.at < 0 || it.at >= len(it.list.items) {
		it.list = nil
		return Value{}, nil
	}
	it.at--
	return it.list.items[it.at+1], nil
}

func tupleIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[tupleIterator](v)
	if it.at >= len(it.items) {
		return Value{}, nil
	}
	it.at++
	return it.items[it.at-1], nil
}

func strIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[strIterator](v)
	if it.at >= len(it.s.s) {
		return Value{}, nil
	}
	c := it.s.s[it.at]
	if c < 0x80 {
		it.at++
		return Obj(asciiChars[c]), nil
	}
	start := it.at
	it.at += runeLen(c)
	return newSizedStr(it.s.s[start:it.at], 1), nil
}

func bytesIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[bytesIterator](v)
	b := ""
	switch it.v.Type().Layout {
	case LayoutBytes:
		b = as[Bytes](it.v).s
	case LayoutByteArray:
		a := as[ByteArray](it.v).b
		if it.at < len(a) {
			it.at++
			return Int(int64(a[it.at-1])), nil
		}
		return Value{}, nil
	default:
		b = viewBytes(it.v)
	}
	if it.at >= len(b) {
		return Value{}, nil
	}
	it.at++
	return byteAt(b, it.at-1), nil
}

func setIteratorNext(t *Thread, v Value) (Value, error) {
	it := as[setIterator](v)
	if it.set == nil {
		return Value{}, nil
	}
	if it.size != it.set.live {
		it.size = -1 // and so for ever
		return Value{}, t.Raise(RuntimeError, "Set changed size during iteration")
	}
	i := it.set.next(it.at)
	if i < 0 {
		it.set = nil
		return Value{}, nil
	}
	it.at = i + 1
	return it.set.entries[i].key, nil
}

func rangeIteratorNext(_ *Thread, v Value) (Value, error) {
	it := as[rangeIterator](v)
	if it.left <= 0 {
		return Value{}, nil
	}
	x := it.at
	it.left--
	it.at += it.step
	return Int(x), nil
}

func sequenceIteratorNext(t *Thread, v Value) (Value, error) {
	it := as[sequenceIterator](v)
	if it.seq.IsNil() {
		return Value{}, nil
	}
	x, err := t.GetItem(it.seq, Int(it.at))
	if _, ok := t.Matches(err, IndexError); ok {
		it.seq = Value{}
		return Value{}, nil
	}
	if _, ok := t.Matches(err, StopIteration); ok {
		it.seq = Value{}
		return Value{}, nil
	}
	it.at++
	return x, err
}

func callableIteratorNext(t *Thread, v Value) (Value, error) {
	it := as[callableIterator](v)
	if it.fn.IsNil() {
		return Value{}, nil
	}
	x, err := t.Call(it.fn)
	if _, ok := t.Matches(err, StopIteration); ok {
		it.fn = Value{}
		return Value{}, nil
	}
	if err != nil {
		return Value{}, err
	}
	same, err := t.Equal(it.sentinel, x)
	if same || err != nil {
		if same {
			it.fn = Value{}
		}
		return Value{}, err
	}
	return x, nil
}

// defineIterator completes an iterator type; hint gives the number of items left.
func defineIterator(typ *Type, next unaryFunc, hint func(v Value) int, visit func(v Value, visit func(Value))) {
	spec := TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Slots:  Slots{Iter: selfIter, Next: next, Visit: visit},
	}
	if hint != nil {
		spec.Methods = []*Native{Fn("__length_hint__", "", func(_ *Thread, args []Value) (Value, error) {
			return Int(int64(max(hint(args[0]), 0))), nil
		})}
	}
	typ.complete(spec)
}

func visitList(l *List, visit func(Value)) {
	if l != nil {
		visit(Obj(l))
	}
}

func defineIterators() {
	defineIterator(ListIteratorType, listIteratorNext, func(v Value) int {
		if it := as[listIterator](v); it.list != nil {
			return len(it.list.items) - it.at
		}
		return 0
	}, func(v Value, visit func(Value)) { visitList(as[listIterator](v).list, visit) })
	defineIterator(ListReverseIteratorType, listReverseIteratorNext, func(v Value) int { return as[listReverseIterator](v).at + 1 },
		func(v Value, visit func(Value)) { visitList(as[listReverseIterator](v).list, visit) })
	defineIterator(TupleIteratorType, tupleIteratorNext, func(v Value) int { return len(as[tupleIterator](v).items) - as[tupleIterator](v).at },
		func(v Value, visit func(Value)) { visitItems(as[tupleIterator](v).items, visit) })
	charsLeft := func(v Value) int { return countRunes(as[strIterator](v).s.s[as[strIterator](v).at:]) }
	defineIterator(StrIteratorType, strIteratorNext, charsLeft, nil)
	defineIterator(ASCIIIteratorType, strIteratorNext, charsLeft, nil)
	visitBytes := func(v Value, visit func(Value)) { visit(as[bytesIterator](v).v) }
	left := func(v Value) int { return len(viewBytes(as[bytesIterator](v).v)) - as[bytesIterator](v).at }
	defineIterator(BytesIteratorType, bytesIteratorNext, left, visitBytes)
	defineIterator(ByteArrayIteratorType, bytesIteratorNext, left, visitBytes)
	defineIterator(SetIteratorType, setIteratorNext, nil, func(v Value, visit func(Value)) {
		if s := as[setIterator](v).set; s != nil {
			visit(Obj(s))
		}
	})
	defineIterator(RangeIteratorType, rangeIteratorNext, func(v Value) int { return int(as[rangeIterator](v).left) }, nil)
	defineIterator(LongRangeIteratorType, bigRangeIteratorNext, nil, nil)
	defineIterator(SequenceIteratorType, sequenceIteratorNext, nil, func(v Value, visit func(Value)) { visitValue(as[sequenceIterator](v).seq, visit) })
	defineIterator(CallableIteratorType, callableIteratorNext, nil, func(v Value, visit func(Value)) {
		visitValue(as[callableIterator](v).fn, visit)
		visit(as[callableIterator](v).sentinel)
	})
	defineAdapters()
}
