package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// DictType is dict.
var DictType = declare("dict")

func dictGetItem(t *Thread, v, key Value) (Value, error) {
	d := as[Dict](v)
	x, err := d.Get(t, key)
	if err != nil || !x.IsNil() {
		return x, err
	}
	if v.Type() != DictType {
		if result, found, err := t.callSpecial(v, nameMissing, key); found || err != nil {
			return result, err
		}
	}
	return Value{}, t.RaiseArgs(KeyError, key)
}

func dictSetItem(t *Thread, v, key, x Value) error {
	if !x.IsNil() {
		return as[Dict](v).Set(t, key, x)
	}
	old, err := as[Dict](v).Delete(t, key)
	if err == nil && old.IsNil() {
		return t.RaiseArgs(KeyError, key)
	}
	return err
}

// dictUpdate is dict.update and what dict() does with its arguments: from may
// be a mapping, or an iterable of pairs, or missing.
func (t *Thread) dictUpdate(d *Dict, from Value, kw *Dict) error {
	if !from.IsNil() {
		if err := t.dictMerge(d, from); err != nil {
			return err
		}
	}
	return d.Update(t, kw)
}

func (t *Thread) dictMerge(d *Dict, from Value) error {
	if other, ok := from.AsDict(); ok && from.Type().Iter != nil {
		if from.Type() == DictType || !from.Type().heap() {
			if d.live == 0 && d != other {
				if err := t.Alloc(tableSize(other.live)); err != nil {
					return err
				}
				version := d.version + 1
				d.table = other.clone()
				d.version = version
				return nil
			}
			return d.Update(t, other)
		}
	}
	keys, err := t.LookupAttr(from, nameKeys)
	if err != nil {
		return err
	}
	if keys.IsNil() {
		return t.dictFromPairs(d, from)
	}
	names, err := t.Call(keys)
	if err != nil {
		return err
	}
	return t.Iterate(names, func(k Value) error {
		x, err := t.GetItem(from, k)
		if err != nil {
			return err
		}
		return d.Set(t, k, x)
	})
}

func (t *Thread) dictFromPairs(d *Dict, from Value) error {
	n := 0
	return t.Iterate(from, func(pair Value) error {
		if pair.Type().Iter == nil && pair.Type().GetItem == nil {
			return t.Raise(TypeError, "object is not iterable")
		}
		items, err := t.listOrTuple(pair)
		if err != nil {
			return err
		}
		if len(items) != 2 {
			return t.Raise(ValueError, "dictionary update sequence element #%d has length %d; 2 is required", n, len(items))
		}
		n++
		return d.Set(t, items[0], items[1])
	})
}

func dictRepr(t *Thread, v Value) (string, error) {
	if !t.EnterRepr(v) {
		return "{...}", nil
	}
	defer t.LeaveRepr()
	b := t.newTextBuilder()
	defer b.release()
	b.put("{")
	d := as[Dict](v)
	for i, first := d.next(0), true; i >= 0; i, first = d.next(i+1), false {
		if !first {
			b.put(", ")
		}
		e := d.entries[i]
		k, err := t.Repr(e.key)
		if err != nil {
			return "", err
		}
		x, err := t.Repr(e.val)
		if err != nil {
			return "", err
		}
		if err := b.add(k); err != nil {
			return "", err
		}
		b.put(": ")
		if err := b.add(x); err != nil {
			return "", err
		}
	}
	b.put("}")
	return b.text()
}

func dictCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq || v.Type().Layout != LayoutDict || w.Type().Layout != LayoutDict {
		return NotImplemented, nil
	}
	same, err := dictsEqual(t, as[Dict](v), as[Dict](w))
	return Bool(same == (op == syntax.Eq)), err
}

func dictsEqual(t *Thread, a, b *Dict) (bool, error) {
	if a.live != b.live {
		return false, nil
	}
	for i := a.next(0); i >= 0; i = a.next(i + 1) {
		e := a.entries[i]
		at, err := b.find(t, e.key, e.hash)
		if at < 0 || err != nil {
			return false, err
		}
		if same, err := t.Equal(e.val, b.entries[at].val); !same || err != nil {
			return false, err
		}
	}
	return true, nil
}

func dictPop(t *Thread, args []Value) (Value, error) {
	d := as[Dict](args[0])
	x, err := d.Delete(t, args[1])
	switch {
	case err != nil || !x.IsNil():
		return x, err
	case !args[2].IsNil():
		return args[2], nil
	}
	return Value{}, t.RaiseArgs(KeyError, args[1])
}

func dictPopItem(t *Thread, args []Value) (Value, error) {
	d := as[Dict](args[0])
	i := d.prev(len(d.entries))
	if i < 0 {
		return Value{}, t.Raise(KeyError, "popitem(): dictionary is empty")
	}
	k := d.entries[i].key
	x := d.remove(i)
	if i < len(d.entries) && d.index == nil { // the hole at the end can go
		d.entries = d.entries[:i]
	}
	return NewTuple(k, x), nil
}

func dictSetDefault(t *Thread, args []Value) (Value, error) {
	d := as[Dict](args[0])
	hash, err := t.hashKey(args[1], asDictKey)
	if err != nil {
		return Value{}, err
	}
	i, err := d.find(t, args[1], hash)
	if err != nil {
		return Value{}, err
	}
	if i >= 0 {
		return d.entries[i].val, nil
	}
	return args[2], d.add(t, hash, args[1], args[2])
}

func dictFromKeys(t *Thread, args []Value) (Value, error) {
	v, err := t.Call(args[0])
	if err != nil {
		return Value{}, err
	}
	t.hold(v)
	defer t.unhold()
	d, plain := v.AsDict()
	return v, t.Iterate(args[1], func(k Value) error {
		if plain && v.Type() == DictType {
			return d.Set(t, k, args[2])
		}
		return t.SetItem(v, k, args[2])
	})
}

// dictKeyList gives the keys as a list.
func dictKeyList(d *Dict) Value {
	keys := make([]Value, 0, d.live)
	for k := range d.All() {
		keys = append(keys, k)
	}
	return Obj(NewList(keys))
}

// Keys gives the keys.
func (d *Dict) Keys() []Value { return as[List](dictKeyList(d)).items }

func (t *Thread) copyDict(d *Dict) (Value, error) {
	if err := t.Alloc(tableSize(d.live)); err != nil {
		return Value{}, err
	}
	return Obj(d.Copy()), nil
}

func dictMethods() []*Native {
	self := func(args []Value) *Dict { return as[Dict](args[0]) }
	view := func(name string, typ *Type) *Native {
		return Fn(name, "", func(_ *Thread, args []Value) (Value, error) {
			return Obj(&dictView{Header{typ}, args[0]}), nil
		})
	}
	return []*Native{
		Fn("get", "key, default=None, /", func(t *Thread, args []Value) (Value, error) {
			x, err := self(args).Get(t, args[1])
			if err == nil && x.IsNil() {
				x = args[2]
			}
			return x, err
		}),
		Fn("pop", "key, default=..., /", dictPop),
		Fn("popitem", "", dictPopItem),
		Fn("setdefault", "key, default=None, /", dictSetDefault),
		Fn("update", "iterable=..., /, **kwargs", func(t *Thread, args []Value) (Value, error) {
			return None, t.dictUpdate(self(args), args[1], as[Dict](args[2]))
		}),
		Fn("clear", "", func(_ *Thread, args []Value) (Value, error) {
			self(args).Clear()
			return None, nil
		}),
		Fn("copy", "", func(t *Thread, args []Value) (Value, error) { return t.copyDict(self(args)) }),
		ClassFn("fromkeys", "iterable, value=None, /", dictFromKeys),
		view("keys", DictKeysType),
		view("values", DictValuesType),
		view("items", DictItemsType),
		Fn("__reversed__", "", func(_ *Thread, args []Value) (Value, error) {
			return newDictIterator(DictReverseKeyIteratorType, self(args), true), nil
		}),
		Fn("__sizeof__", "", func(_ *Thread, args []Value) (Value, error) { return Int(int64(64 + 24*cap(self(args).entries))), nil }),
		classGetItemMethod(),
	}
}

func defineDict() {
	slots := Slots{
		New: allocator(func(cls *Type) Value {
			if cls == DictType {
				return Obj(NewDict())
			}
			return Obj(&dictInstance{Dict: Dict{Header: Header{cls}}})
		}),
		Init: Initializer("dict", "iterable=..., /, **kwargs", func(t *Thread, self Value, args []Value) error {
			return t.dictUpdate(as[Dict](self), args[0], as[Dict](args[1]))
		}),
		Repr:    dictRepr,
		Len:     func(_ *Thread, v Value) (int, error) { return as[Dict](v).live, nil },
		Compare: dictCompare,
		Iter: func(_ *Thread, v Value) (Value, error) {
			return newDictIterator(DictKeyIteratorType, as[Dict](v), false), nil
		},
		GetItem: dictGetItem,
		SetItem: dictSetItem,
		Contains: func(t *Thread, v, key Value) (bool, error) {
			i, err := as[Dict](v).lookup(t, key, asDictKey)
			return i >= 0, err
		},
		Visit: func(v Value, visit func(Value)) {
			as[Dict](v).visit(visit)
			visitAttrs(v, visit)
		},
	}
	slots.Binary[syntax.BitOr] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutDict || w.Type().Layout != LayoutDict {
			return NotImplemented, nil
		}
		r, err := t.copyDict(as[Dict](v))
		if err != nil {
			return Value{}, err
		}
		return r, t.dictMerge(as[Dict](r), w)
	}
	slots.InPlace[syntax.BitOr] = func(t *Thread, v, w Value) (Value, error) {
		return v, t.dictMerge(as[Dict](v), w)
	}
	DictType.complete(TypeSpec{
		Layout:  LayoutDict,
		Flags:   FlagMapping,
		Doc:     "A mapping from keys to values, from another mapping, an iterable of pairs, or keyword arguments.",
		Methods: dictMethods(),
		Slots:   slots,
	})
}
