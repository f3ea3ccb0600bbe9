package vm

import (
	"bytes"
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// ByteArray is a bytearray.
type ByteArray struct {
	Header
	b []byte
}

// byteArrayInstance is an instance of a subclass of bytearray.
type byteArrayInstance struct {
	ByteArray
	attrs Attrs
}

// NewByteArray makes a bytearray of b, which it keeps.
func NewByteArray(b []byte) Value { return Obj(&ByteArray{Header{ByteArrayType}, b}) }

func byteArraySetItem(t *Thread, v, key, x Value) error {
	a := as[ByteArray](v)
	if key.Type() == SliceType {
		return byteArraySetSlice(t, a, as[Slice](key), x)
	}
	i, err := t.itemIndex(key, len(a.b), "bytearray", "bytearray indices must be integers or slices, not %s")
	if err != nil {
		return err
	}
	if x.IsNil() {
		a.b = slices.Delete(a.b, i, i+1)
		return nil
	}
	c, err := t.byteValue(x, "byte")
	if err == nil {
		a.b[i] = c
	}
	return err
}

func byteArraySetSlice(t *Thread, a *ByteArray, s *Slice, x Value) error {
	start, _, step, n, err := s.indices(t, len(a.b))
	if err != nil {
		return err
	}
	var items []byte
	if !x.IsNil() {
		if items, err = t.makeBytes("bytearray", x, Value{}, Value{}); err != nil {
			return err
		}
	}
	if step == 1 {
		if err := a.reserve(t, max(len(items)-n, 0)); err != nil {
			return err
		}
		a.b = slices.Replace(a.b, start, start+n, items...)
		return nil
	}
	if x.IsNil() {
		drop := map[int]bool{}
		for i := range n {
			drop[start+i*step] = true
		}
		kept := a.b[:0]
		for i, c := range a.b {
			if !drop[i] {
				kept = append(kept, c)
			}
		}
		a.b = kept
		return nil
	}
	if len(items) != n {
		return t.Raise(ValueError, "attempt to assign bytes of size %d to extended slice of size %d", len(items), n)
	}
	for i, c := range items {
		a.b[start+i*step] = c
	}
	return nil
}

// reserve makes room for n more bytes.
func (a *ByteArray) reserve(t *Thread, n int) (err error) {
	a.b, err = Grow(t, a.b, n)
	return err
}

func (a *ByteArray) grow(t *Thread, b string) error {
	if err := a.reserve(t, len(b)); err != nil {
		return err
	}
	a.b = append(a.b, b...)
	return nil
}

func byteArrayExtend(t *Thread, args []Value) (Value, error) {
	switch typ := args[1].Type(); {
	case typ.Layout == LayoutStr:
		return Value{}, t.Raise(TypeError, "expected iterable of integers; got: 'str'")
	case typ.Iter == nil && typ.GetItem == nil:
		return Value{}, t.Raise(TypeError, "can't extend bytearray with %s", typ.Name)
	}
	if isBytesLike(args[1]) {
		return None, as[ByteArray](args[0]).grow(t, viewBytes(args[1]))
	}
	b, err := t.makeBytes("bytearray", args[1], Value{}, Value{})
	if err != nil {
		return Value{}, err
	}
	return None, as[ByteArray](args[0]).grow(t, string(b))
}

func byteArrayPop(t *Thread, args []Value) (Value, error) {
	a := as[ByteArray](args[0])
	if len(a.b) == 0 {
		return Value{}, t.Raise(IndexError, "pop from empty bytearray")
	}
	i, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	if i < 0 {
		i += len(a.b)
	}
	if i < 0 || i >= len(a.b) {
		return Value{}, t.Raise(IndexError, "pop index out of range")
	}
	c := a.b[i]
	a.b = slices.Delete(a.b, i, i+1)
	return Int(int64(c)), nil
}

func byteArrayInsert(t *Thread, args []Value) (Value, error) {
	a := as[ByteArray](args[0])
	i, err := t.sliceBound(args[1], 0, len(a.b))
	if err != nil {
		return Value{}, err
	}
	c, err := t.byteValue(args[2], "byte")
	if err != nil {
		return Value{}, err
	}
	if err := a.reserve(t, 1); err != nil {
		return Value{}, err
	}
	a.b = slices.Insert(a.b, i, c)
	return None, nil
}

func byteArrayMethods() []*Native {
	self := func(args []Value) *ByteArray { return as[ByteArray](args[0]) }
	return []*Native{
		Fn("append", "item, /", func(t *Thread, args []Value) (Value, error) {
			c, err := t.byteValue(args[1], "byte")
			if err != nil {
				return Value{}, err
			}
			return None, self(args).grow(t, string([]byte{c}))
		}),
		Fn("extend", "iterable_of_ints, /", byteArrayExtend),
		Fn("insert", "index, item, /", byteArrayInsert),
		Fn("pop", "index=-1, /", byteArrayPop),
		Fn("remove", "value, /", func(t *Thread, args []Value) (Value, error) {
			c, err := t.byteValue(args[1], "byte")
			if err != nil {
				return Value{}, err
			}
			i := bytes.IndexByte(self(args).b, c)
			if i < 0 {
				return Value{}, t.Raise(ValueError, "value not found in bytearray")
			}
			self(args).b = slices.Delete(self(args).b, i, i+1)
			return None, nil
		}),
		Fn("reverse", "", func(_ *Thread, args []Value) (Value, error) {
			slices.Reverse(self(args).b)
			return None, nil
		}),
		Fn("clear", "", func(_ *Thread, args []Value) (Value, error) {
			self(args).b = nil
			return None, nil
		}),
		Fn("copy", "", func(t *Thread, args []Value) (Value, error) {
			return NewByteArray(bytes.Clone(self(args).b)), t.Alloc(len(self(args).b))
		}),
	}
}

func defineByteArray() {
	wrap := func(_ Value, s string) Value { return NewByteArray([]byte(s)) }
	slots := Slots{
		New: allocator(func(cls *Type) Value {
			if cls == ByteArrayType {
				return NewByteArray(nil)
			}
			return Obj(&byteArrayInstance{ByteArray: ByteArray{Header: Header{cls}}})
		}),
		Init: Initializer("bytearray", "source=..., encoding=..., errors=...", func(t *Thread, self Value, args []Value) error {
			b, err := t.makeBytes("bytearray", args[0], args[1], args[2])
			as[ByteArray](self).b = b
			return err
		}),
		Repr: func(_ *Thread, v Value) (string, error) {
			return v.Type().Name + "(" + QuoteBytes(string(as[ByteArray](v).b)) + ")", nil
		},
		Len:     func(_ *Thread, v Value) (int, error) { return len(as[ByteArray](v).b), nil },
		Compare: bytesCompare,
		Iter: func(_ *Thread, v Value) (Value, error) {
			return Obj(&bytesIterator{Header: Header{ByteArrayIteratorType}, v: v}), nil
		},
		GetItem:  bytesGetItem(wrap),
		SetItem:  byteArraySetItem,
		Contains: bytesContains,
	}
	slots.Binary[syntax.Add] = bytesAdd(wrap)
	slots.Binary[syntax.Mult] = repeat(LayoutByteArray, bytesRepeat(wrap))
	slots.InPlace[syntax.Add] = func(t *Thread, v, w Value) (Value, error) {
		if !isBytesLike(w) {
			return Value{}, t.Raise(TypeError, "can't concat %s to bytearray", w.Type().Name)
		}
		return v, as[ByteArray](v).grow(t, viewBytes(w))
	}
	slots.InPlace[syntax.Mult] = func(t *Thread, v, w Value) (Value, error) {
		n, ok, err := t.repeatCount(w)
		if !ok || err != nil {
			return NotImplemented, err
		}
		a := as[ByteArray](v)
		if err := t.allocTimes(len(a.b), n); err != nil {
			return Value{}, err
		}
		a.b = bytes.Repeat(a.b, n)
		return v, nil
	}
	slots.Binary[syntax.Mod] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutByteArray {
			return NotImplemented, nil
		}
		s, err := t.percent(viewBytes(v), w, true)
		return NewByteArray([]byte(s)), err
	}
	ByteArrayType.complete(TypeSpec{
		Layout:  LayoutByteArray,
		Doc:     "A mutable sequence of bytes: from an iterable of ints, text with its encoding, another buffer, or so many zeros.",
		Methods: append(bytesKind("bytearray", wrap).byteMethods(), byteArrayMethods()...),
		Slots:   slots,
	})
}
