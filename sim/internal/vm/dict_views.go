package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// The types of dict views and of their iterators.
var (
	DictKeysType   = declare("dict_keys")
	DictValuesType = declare("dict_values")
	DictItemsType  = declare("dict_items")

	DictKeyIteratorType          = declare("dict_keyiterator")
	DictValueIteratorType        = declare("dict_valueiterator")
	DictItemIteratorType         = declare("dict_itemiterator")
	DictReverseKeyIteratorType   = declare("dict_reversekeyiterator")
	DictReverseValueIteratorType = declare("dict_reversevalueiterator")
	DictReverseItemIteratorType  = declare("dict_reverseitemiterator")
)

// dictView is a view of a dict's keys, values or items.
type dictView struct {
	Header
	of Value
}

func (v *dictView) dict() *Dict { return as[Dict](v.of) }

// dictIterator goes over the entries of a dict, whose size must not change.
type dictIterator struct {
	Header
	dict *Dict // nil once exhausted
	at   int   // position of the next entry
	size int
	back bool
}

func newDictIterator(typ *Type, d *Dict, back bool) Value {
	it := &dictIterator{Header{typ}, d, 0, d.live, back}
	if back {
		it.at = len(d.entries) - 1
	}
	return Obj(it)
}

// step gives the next entry, nil at the end.
func (it *dictIterator) step(t *Thread) (*entry, error) {
	d := it.dict
	if d == nil {
		return nil, nil
	}
	if it.size != d.live {
		it.size = -1 // and so for ever
		return nil, t.Raise(RuntimeError, "dictionary changed size during iteration")
	}
	i := -1
	if it.back {
		i = d.prev(it.at)
		it.at = i - 1
	} else {
		i = d.next(it.at)
		it.at = i + 1
	}
	if i < 0 {
		it.dict = nil
		return nil, nil
	}
	return &d.entries[i], nil
}

func dictIteratorNext(pick func(e *entry) Value) unaryFunc {
	return func(t *Thread, v Value) (Value, error) {
		e, err := as[dictIterator](v).step(t)
		if e == nil || err != nil {
			return Value{}, err
		}
		return pick(e), nil
	}
}

func entryKey(e *entry) Value   { return e.key }
func entryValue(e *entry) Value { return e.val }
func entryItem(e *entry) Value  { return newPair(e.key, e.val) }

func defineDictIterator(typ *Type, pick func(e *entry) Value) {
	typ.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Methods: []*Native{Fn("__length_hint__", "", func(_ *Thread, args []Value) (Value, error) {
			it := as[dictIterator](args[0])
			if it.dict == nil || it.size != it.dict.live {
				return Int(0), nil
			}
			n := int64(0)
			for i := range it.dict.entries {
				if (it.back && i <= it.at || !it.back && i >= it.at) && !it.dict.entries[i].key.IsNil() {
					n++
				}
			}
			return Int(n), nil
		})},
		Slots: Slots{
			Iter: selfIter,
			Next: dictIteratorNext(pick),
			Visit: func(v Value, visit func(Value)) {
				if d := as[dictIterator](v).dict; d != nil {
					visit(Obj(d))
				}
			},
		},
	})
}

// selfIter is the Iter slot of iterators.
func selfIter(_ *Thread, v Value) (Value, error) { return v, nil }

func viewContains(t *Thread, v, x Value) (bool, error) {
	d := as[dictView](v).dict()
	if v.Type().IsSubtype(DictKeysType) {
		i, err := d.lookup(t, x, asDictKey)
		return i >= 0, err
	}
	pair, ok := x.AsTuple()
	if !ok || len(pair.items) != 2 {
		return false, nil
	}
	val, err := d.Get(t, pair.items[0])
	if err != nil || val.IsNil() {
		return false, err
	}
	return t.Equal(val, pair.items[1])
}

func viewRepr(t *Thread, v Value) (string, error) {
	it, err := v.Type().Iter(t, v)
	if err != nil {
		return "", err
	}
	items, err := t.ToList(it)
	if err != nil {
		return "", err
	}
	return t.reprItems(v, v.Type().Name+"([", at(items), "])")
}

// viewSet makes a set of what a view shows.
func (t *Thread) viewSet(v Value) (*Set, error) {
	s := NewSet()
	return s, t.Iterate(v, func(x Value) error { return s.Add(t, x) })
}

// viewCompare compares keys and items as sets.
func viewCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	isSet := func(x Value) bool {
		return x.Type().IsSubtype(DictKeysType) || x.Type().IsSubtype(DictItemsType) || x.Type().Layout == LayoutSet
	}
	if !isSet(v) || !isSet(w) {
		return NotImplemented, nil
	}
	a, err := t.viewSet(v)
	if err != nil {
		return Value{}, err
	}
	b, err := t.viewSet(w)
	if err != nil {
		return Value{}, err
	}
	return setCompare(t, Obj(a), Obj(b), op)
}

// viewOp does a set operation on what two iterables show; one is a view.
func viewOp(op func(t *Thread, a *Set, w Value) error) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Iter == nil || w.Type().Iter == nil {
			return NotImplemented, nil
		}
		a, err := t.viewSet(v)
		if err != nil {
			return Value{}, err
		}
		return Obj(a), op(t, a, w)
	}
}

func viewSlots(forward *Type) Slots {
	return Slots{
		Repr: viewRepr,
		Len:  func(_ *Thread, v Value) (int, error) { return as[dictView](v).dict().live, nil },
		Iter: func(_ *Thread, v Value) (Value, error) {
			return newDictIterator(forward, as[dictView](v).dict(), false), nil
		},
		Visit: func(v Value, visit func(Value)) { visit(as[dictView](v).of) },
	}
}

func viewSpec(slots Slots, reverse *Type) TypeSpec {
	return TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Methods: []*Native{Fn("__reversed__", "", func(_ *Thread, args []Value) (Value, error) {
			return newDictIterator(reverse, as[dictView](args[0]).dict(), true), nil
		})},
		Getters: []Getter{{Name: "mapping", Get: func(_ *Thread, v Value) (Value, error) {
			return newMappingProxy(as[dictView](v).of), nil
		}}},
		Slots: slots,
	}
}

func defineDictViews() {
	defineDictIterator(DictKeyIteratorType, entryKey)
	defineDictIterator(DictValueIteratorType, entryValue)
	defineDictIterator(DictItemIteratorType, entryItem)
	defineDictIterator(DictReverseKeyIteratorType, entryKey)
	defineDictIterator(DictReverseValueIteratorType, entryValue)
	defineDictIterator(DictReverseItemIteratorType, entryItem)
	DictValuesType.complete(viewSpec(viewSlots(DictValueIteratorType), DictReverseValueIteratorType))
	setLike := func(typ, forward, reverse *Type) {
		slots := viewSlots(forward)
		slots.Contains = viewContains
		slots.Compare = viewCompare
		slots.Binary[syntax.BitAnd] = viewOp(setIntersect)
		slots.Binary[syntax.BitOr] = viewOp(setUnion)
		slots.Binary[syntax.Sub] = viewOp(setSubtract)
		slots.Binary[syntax.BitXor] = viewOp(setXor)
		spec := viewSpec(slots, reverse)
		spec.Methods = append(spec.Methods, Fn("isdisjoint", "other, /", func(t *Thread, args []Value) (Value, error) {
			s, err := t.viewSet(args[0])
			if err != nil {
				return Value{}, err
			}
			return setDisjoint(t, []Value{Obj(s), args[1]})
		}))
		typ.complete(spec)
	}
	setLike(DictKeysType, DictKeyIteratorType, DictReverseKeyIteratorType)
	setLike(DictItemsType, DictItemIteratorType, DictReverseItemIteratorType)
}
