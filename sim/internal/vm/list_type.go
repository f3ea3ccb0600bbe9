package vm

import (
	"slices"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// ListType is list.
var ListType = declare("list")

func listGetItem(t *Thread, v, key Value) (Value, error) {
	l := as[List](v)
	if key.IsSmallInt() {
		i := int(key.i())
		if i < 0 {
			i += len(l.items)
		}
		if uint(i) < uint(len(l.items)) {
			return l.items[i], nil
		}
	}
	if key.Type() == SliceType {
		items, err := t.sliceItems(l.items, as[Slice](key))
		if err != nil {
			return Value{}, err
		}
		return Obj(NewList(items)), nil
	}
	i, err := t.itemIndex(key, len(l.items), "list", "list indices must be integers or slices, not %s")
	if err != nil {
		return Value{}, err
	}
	return l.items[i], nil
}

func listSetItem(t *Thread, v, key, x Value) error {
	l := as[List](v)
	if key.Type() == SliceType {
		return listSetSlice(t, l, as[Slice](key), x)
	}
	i, err := t.itemIndex(key, len(l.items), "list assignment", "list indices must be integers or slices, not %s")
	if err != nil {
		return err
	}
	if x.IsNil() {
		l.items = slices.Delete(l.items, i, i+1)
		return nil
	}
	l.items[i] = x
	return nil
}

func listSetSlice(t *Thread, l *List, s *Slice, x Value) error {
	if _, _, _, _, err := s.indices(t, len(l.items)); err != nil {
		return err
	}
	var items []Value
	if !x.IsNil() {
		var err error
		if items, err = t.ToList(x); err != nil {
			if _, bad := t.Matches(err, TypeError); bad && x.Type().Iter == nil {
				return t.Raise(TypeError, "must assign iterable to extended slice")
			}
			return err
		}
	}
	start, _, step, n, err := s.indices(t, len(l.items)) // again: reading x may have changed the list
	if err != nil {
		return err
	}
	if step == 1 {
		if err := l.reserve(t, max(len(items)-n, 0)); err != nil {
			return err
		}
		l.items = slices.Replace(l.items, start, start+n, items...)
		return nil
	}
	if x.IsNil() {
		l.deleteEvery(start, step, n)
		return nil
	}
	if len(items) != n {
		return t.Raise(ValueError, "attempt to assign sequence of size %d to extended slice of size %d", len(items), n)
	}
	for i, item := range items {
		l.items[start+i*step] = item
	}
	return nil
}

// deleteEvery deletes n items from start on, in steps.
func (l *List) deleteEvery(start, step, n int) {
	if n == 0 {
		return
	}
	if step < 0 {
		start, step = start+(n-1)*step, -step
	}
	kept := l.items[:start]
	for i := start; i < len(l.items); i++ {
		if at := i - start; at%step != 0 || at/step >= n {
			kept = append(kept, l.items[i])
		}
	}
	clear(l.items[len(kept):])
	l.items = kept
}

func (l *List) extend(t *Thread, v Value) error {
	switch v.Type() {
	case ListType, TupleType:
		items, err := t.listOrTuple(v)
		if err != nil {
			return err
		}
		if err := l.reserve(t, len(items)); err != nil {
			return err
		}
		l.items = append(l.items, items...)
		return nil
	}
	return t.Iterate(v, func(x Value) error { return l.Append(t, x) })
}

// Extend appends every item of an iterable.
func (l *List) Extend(t *Thread, v Value) error { return l.extend(t, v) }

// SetItems replaces all items; the list keeps the slice.
func (l *List) SetItems(items []Value) { l.items = items }

func listInsert(t *Thread, args []Value) (Value, error) {
	l := as[List](args[0])
	n, err := t.clampedIndex(args[1])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		n = max(n+len(l.items), 0)
	}
	n = min(n, len(l.items))
	if err := l.Append(t, args[2]); err != nil {
		return Value{}, err
	}
	copy(l.items[n+1:], l.items[n:])
	l.items[n] = args[2]
	return None, nil
}

func listPop(t *Thread, args []Value) (Value, error) {
	l := as[List](args[0])
	i, err := t.indexOrIndexError(args[1])
	if err != nil {
		return Value{}, err
	}
	n := len(l.items)
	if n == 0 {
		return Value{}, t.Raise(IndexError, "pop from empty list")
	}
	if i < 0 {
		i += n
	}
	if i < 0 || i >= n {
		return Value{}, t.Raise(IndexError, "pop index out of range")
	}
	x := l.items[i]
	if i == 0 && n > 32 {
		// The front moves on; append makes a new array when it reaches the end.
		l.items[0] = Value{}
		l.items = l.items[1:]
		return x, nil
	}
	copy(l.items[i:], l.items[i+1:])
	l.items[n-1] = Value{}
	l.items = l.items[:n-1]
	return x, nil
}

func listRemove(t *Thread, args []Value) (Value, error) {
	l := as[List](args[0])
	i, err := t.findItem(l.items, args[1])
	if err != nil {
		return Value{}, err
	}
	if i < 0 || i >= len(l.items) {
		return Value{}, t.Raise(ValueError, "list.remove(x): x not in list")
	}
	l.items = slices.Delete(l.items, i, i+1)
	return None, nil
}

// indexOf is the index method of list and tuple.
func indexOf(t *Thread, items []Value, args []Value, missing string) (Value, error) {
	for _, v := range args[2:4] {
		if !v.isInt() && v.Type().Slots.Index == nil {
			return Value{}, t.Raise(TypeError, "slice indices must be integers or have an __index__ method")
		}
	}
	i, j, err := t.bounds(args[2], args[3], len(items))
	if err != nil {
		return Value{}, err
	}
	if i < j {
		at, err := t.findItem(items[i:j], args[1])
		if at >= 0 || err != nil {
			return Int(int64(i + at)), err
		}
	}
	return Value{}, t.Raise(ValueError, "%s", missing)
}

func listMethods() []*Native {
	self := func(args []Value) *List { return as[List](args[0]) }
	return []*Native{
		Fn("append", "object, /", func(t *Thread, args []Value) (Value, error) { return None, self(args).Append(t, args[1]) }),
		Fn("extend", "iterable, /", func(t *Thread, args []Value) (Value, error) { return None, self(args).extend(t, args[1]) }),
		Fn("insert", "index, object, /", listInsert),
		Fn("pop", "index=-1, /", listPop),
		Fn("remove", "value, /", listRemove),
		Fn("clear", "", func(t *Thread, args []Value) (Value, error) {
			gone := self(args).items
			self(args).items = nil
			if t.vm.pending == 0 {
				return None, nil
			}
			slices.Reverse(gone)
			return None, t.Dropped(gone)
		}),
		Fn("index", "value, start=0, stop=9223372036854775807, /", func(t *Thread, args []Value) (Value, error) {
			return indexOf(t, self(args).items, args, "list.index(x): x not in list")
		}),
		Fn("count", "value, /", func(t *Thread, args []Value) (Value, error) { return t.countItems(self(args).items, args[1]) }),
		Fn("reverse", "", func(_ *Thread, args []Value) (Value, error) {
			slices.Reverse(self(args).items)
			return None, nil
		}),
		Fn("copy", "", func(t *Thread, args []Value) (Value, error) {
			items, err := t.ToList(Obj(NewList(self(args).items)))
			return Obj(NewList(items)), err
		}),
		Fn("sort", "*, key=None, reverse=False", func(t *Thread, args []Value) (Value, error) {
			return None, t.sortList(self(args), args[1], args[2])
		}),
		Fn("__reversed__", "", func(_ *Thread, args []Value) (Value, error) {
			return Obj(&listReverseIterator{Header{ListReverseIteratorType}, self(args), len(self(args).items) - 1}), nil
		}),
		Fn("__sizeof__", "", func(_ *Thread, args []Value) (Value, error) { return Int(int64(40 + 8*len(self(args).items))), nil }),
		classGetItemMethod(),
	}
}

// sortList is list.sort. While it goes on the list looks empty, so that a key
// function that changes it is found out.
func (t *Thread) sortList(l *List, key, reverse Value) error {
	backwards, err := t.Truth(reverse)
	if err != nil {
		return err
	}
	items := l.items
	l.items = nil
	sorted, err := t.sorted(items, key, backwards)
	if l.items != nil && err == nil {
		err = t.Raise(ValueError, "list modified during sort")
	}
	if err != nil {
		l.items = items
		return err
	}
	l.items = sorted
	return nil
}

func visitItems(items []Value, visit func(Value)) {
	for _, v := range items {
		if !v.IsNil() {
			visit(v)
		}
	}
}

func defineList() {
	ListType.concatName = "list"
	slots := Slots{
		New: allocator(func(cls *Type) Value {
			if cls == ListType {
				return Obj(NewList(nil))
			}
			return Obj(&listInstance{List: List{Header: Header{cls}}})
		}),
		Init: Initializer("list", "iterable=(), /", func(t *Thread, self Value, args []Value) error {
			l := as[List](self)
			items, err := t.ToList(args[0])
			l.items = items
			return err
		}),
		Repr: func(t *Thread, v Value) (string, error) {
			return t.reprItems(v, "[", func(i int) (Value, bool) { return at(as[List](v).items)(i) }, "]")
		},
		Len: func(_ *Thread, v Value) (int, error) { return len(as[List](v).items), nil },
		Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
			if v.Type().Layout != LayoutList || w.Type().Layout != LayoutList {
				return NotImplemented, nil
			}
			return t.compareItems(as[List](v).items, as[List](w).items, op)
		},
		Iter: func(_ *Thread, v Value) (Value, error) {
			return Obj(&listIterator{Header{ListIteratorType}, as[List](v), 0}), nil
		},
		GetItem: listGetItem,
		SetItem: listSetItem,
		Contains: func(t *Thread, v, x Value) (bool, error) {
			i, err := t.findItem(as[List](v).items, x)
			return i >= 0 && err == nil, err
		},
		Visit: func(v Value, visit func(Value)) {
			visitItems(as[List](v).items, visit)
			visitAttrs(v, visit)
		},
	}
	slots.Binary[syntax.Add] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutList || w.Type().Layout != LayoutList {
			return NotImplemented, nil
		}
		items, err := t.concat(as[List](v).items, as[List](w).items)
		return Obj(NewList(items)), err
	}
	slots.Binary[syntax.Mult] = repeat(LayoutList, func(t *Thread, v Value, n int) (Value, error) {
		items, err := t.repeatItems(as[List](v).items, n)
		return Obj(NewList(items)), err
	})
	slots.InPlace[syntax.Add] = func(t *Thread, v, w Value) (Value, error) { return v, as[List](v).extend(t, w) }
	slots.InPlace[syntax.Mult] = func(t *Thread, v, w Value) (Value, error) {
		n, ok, err := t.repeatCount(w)
		if !ok || err != nil {
			return NotImplemented, err
		}
		items, err := t.repeatItems(as[List](v).items, n)
		if err == nil {
			as[List](v).items = items
		}
		return v, err
	}
	ListType.complete(TypeSpec{
		Layout:  LayoutList,
		Flags:   FlagSequence,
		Doc:     "A mutable sequence, of the items of an iterable.",
		Methods: listMethods(),
		Slots:   slots,
	})
}

// concat gives the items of both in a new slice.
func (t *Thread) concat(a, b []Value) ([]Value, error) {
	if err := t.Alloc((len(a) + len(b)) * valueSize); err != nil {
		return nil, err
	}
	return append(append(make([]Value, 0, len(a)+len(b)), a...), b...), nil
}

// visitAttrs visits the attributes of an instance of a subclass.
func visitAttrs(v Value, visit func(Value)) {
	if a := attrsOf(v); a != nil {
		a.visit(visit)
	}
}
