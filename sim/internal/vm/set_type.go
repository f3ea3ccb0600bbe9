package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// SetType is set, FrozenSetType frozenset.
var (
	SetType       = declare("set")
	FrozenSetType = declare("frozenset")
)

// newFrozenSetOf makes a frozenset of strs and numbers, as constants are.
func newFrozenSetOf(items []Value) Value {
	s := &Set{Header: Header{FrozenSetType}}
	for _, item := range items {
		hash, err := item.Type().Hash(nil, item)
		if err != nil {
			panic("vm: constant set of an unhashable item")
		}
		if i, err := s.find(nil, item, hash); i < 0 && err == nil {
			s.insert(hash, item, None)
		}
	}
	return Obj(s)
}

// NewFrozenSet makes a frozenset of items.
func NewFrozenSet(t *Thread, items []Value) (Value, error) {
	s := &Set{Header: Header{FrozenSetType}}
	for _, item := range items {
		if err := s.Add(t, item); err != nil {
			return Value{}, err
		}
	}
	return Obj(s), nil
}

// newSetOf makes an empty set of a class.
func newSetOf(cls *Type) *Set {
	if cls == SetType || cls == FrozenSetType {
		return &Set{Header: Header{cls}}
	}
	o := &setInstance{}
	o.typ = cls
	return &o.Set
}

// like gives a copy of a set, of the built-in type that it derives from.
func (s *Set) like() *Set { return &Set{Header: Header{s.plainType()}, table: s.clone()} }

// plainType is set or frozenset, whichever s derives from.
func (s *Set) plainType() *Type {
	if s.typ.IsSubtype(FrozenSetType) {
		return FrozenSetType
	}
	return SetType
}

func (t *Thread) setUpdate(s *Set, v Value) error {
	if other, ok := v.AsSet(); ok {
		if other == s {
			return nil
		}
		if s.live == 0 {
			if err := t.Alloc(tableSize(other.live)); err != nil {
				return err
			}
			s.replace(other.clone())
			return nil
		}
		return s.merge(t, &other.table)
	}
	if d, ok := v.AsDict(); ok && v.Type() == DictType {
		for k := range d.All() {
			if err := s.Add(t, k); err != nil {
				return err
			}
		}
		return nil
	}
	return t.Iterate(v, func(x Value) error { return s.Add(t, x) })
}

// asSet gives what an iterable shows as a set; a set itself is not copied.
func (t *Thread) asSet(v Value) (*Set, error) {
	if s, ok := v.AsSet(); ok {
		return s, nil
	}
	s := NewSet()
	return s, t.setUpdate(s, v)
}

// The set operations change a in place.

func setUnion(t *Thread, a *Set, w Value) error { return t.setUpdate(a, w) }

func setIntersect(t *Thread, a *Set, w Value) error {
	b, err := t.asSet(w)
	if err != nil || a == b {
		return err
	}
	kept, err := a.filter(t, &b.table, true)
	if err == nil {
		a.replace(kept)
	}
	return err
}

// replace changes all items at once.
func (s *Set) replace(items table) {
	items.version = s.version + 1
	s.table = items
}

func setSubtract(t *Thread, a *Set, w Value) error {
	if b, ok := w.AsSet(); ok && a == b {
		a.reset(a.version)
		return nil
	}
	return t.Iterate(w, func(x Value) error {
		_, err := a.Discard(t, x)
		return err
	})
}

func setXor(t *Thread, a *Set, w Value) error {
	b := NewSet()
	if err := t.setUpdate(b, w); err != nil {
		return err
	}
	for x := range b.All() {
		had, err := a.Discard(t, x)
		if err == nil && !had {
			err = a.Add(t, x)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// setOperator makes the Binary slot of an operation: both operands are sets.
func setOperator(op func(t *Thread, a *Set, w Value) error) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutSet || w.Type().Layout != LayoutSet {
			return NotImplemented, nil
		}
		a := as[Set](v).like()
		if err := t.Alloc(tableSize(a.live)); err != nil {
			return Value{}, err
		}
		return Obj(a), op(t, a, w)
	}
}

// setFilter makes the Binary slot of & (wanted true) or - (false).
func setFilter(wanted bool) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if v.Type().Layout != LayoutSet || w.Type().Layout != LayoutSet {
			return NotImplemented, nil
		}
		a, b := as[Set](v), as[Set](w)
		kept, err := a.filter(t, &b.table, wanted)
		return Obj(&Set{Header: Header{a.plainType()}, table: kept}), err
	}
}

func setInPlace(op func(t *Thread, a *Set, w Value) error) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		if w.Type().Layout != LayoutSet {
			return NotImplemented, nil
		}
		return v, op(t, as[Set](v), w)
	}
}

// setMethod makes the method of an operation, which takes any iterables; with
// update it changes the set.
func setMethod(name, params string, update bool, op func(t *Thread, a *Set, w Value) error) *Native {
	return Fn(name, params, func(t *Thread, args []Value) (Value, error) {
		a := as[Set](args[0])
		if !update {
			a = a.like()
		}
		others := args[1:]
		if params[0] == '*' {
			others = as[Tuple](args[1]).items
		}
		for _, w := range others {
			if err := op(t, a, w); err != nil {
				return Value{}, err
			}
		}
		if update {
			return None, nil
		}
		return Obj(a), nil
	})
}

func setContainsAll(t *Thread, a, b *Set) (bool, error) {
	for i := b.next(0); i >= 0; i = b.next(i + 1) {
		e := b.entries[i]
		if at, err := a.find(t, e.key, e.hash); at < 0 || err != nil {
			return false, err
		}
	}
	return true, nil
}

func setCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if v.Type().Layout != LayoutSet || w.Type().Layout != LayoutSet {
		return NotImplemented, nil
	}
	a, b := as[Set](v), as[Set](w)
	if op == syntax.Gt || op == syntax.GtE {
		a, b, op = b, a, swapped[op]
	}
	fits := a.live <= b.live
	switch op {
	case syntax.Lt:
		fits = a.live < b.live
	case syntax.Eq, syntax.NotEq:
		fits = a.live == b.live
	}
	yes, err := fits, error(nil)
	if fits {
		yes, err = setContainsAll(t, b, a)
	}
	return Bool(yes != (op == syntax.NotEq)), err
}

func setDisjoint(t *Thread, args []Value) (Value, error) {
	a := as[Set](args[0])
	b, err := t.asSet(args[1])
	if err != nil {
		return Value{}, err
	}
	for x := range b.All() {
		if has, err := a.Has(t, x); has || err != nil {
			return Bool(!has), err
		}
	}
	return True, nil
}

// setSubset makes issubset and issuperset.
func setSubset(name string, subset bool) *Native {
	return Fn(name, "other, /", func(t *Thread, args []Value) (Value, error) {
		a := as[Set](args[0])
		b, err := t.asSet(args[1])
		if err != nil {
			return Value{}, err
		}
		if subset {
			a, b = b, a
		}
		yes, err := setContainsAll(t, a, b)
		return Bool(yes), err
	})
}

// frozenIfSet gives a set as a frozenset, which has a hash: for the methods
// that look for an item.
func frozenIfSet(v Value) Value {
	if v.Type().Layout == LayoutSet && v.Type().IsSubtype(SetType) {
		return Obj(&Set{Header: Header{FrozenSetType}, table: as[Set](v).clone()})
	}
	return v
}

func setPop(t *Thread, args []Value) (Value, error) {
	s := as[Set](args[0])
	i := s.next(0)
	if i < 0 {
		return Value{}, t.Raise(KeyError, "pop from an empty set")
	}
	x := s.entries[i].key
	s.remove(i)
	return x, nil
}

func setRepr(t *Thread, v Value) (string, error) {
	s := as[Set](v)
	name := v.Type().Name
	if s.live == 0 {
		return name + "()", nil
	}
	items := make([]Value, 0, s.live)
	for x := range s.All() {
		items = append(items, x)
	}
	open, closing := name+"({", "})"
	if v.Type() == SetType {
		open, closing = "{", "}"
	}
	if !t.EnterRepr(v) {
		return name + "(...)", nil
	}
	t.LeaveRepr()
	return t.reprItems(v, open, at(items), closing)
}

// frozenHash mixes the hashes of the items so that their order does not matter.
func frozenHash(_ *Thread, v Value) (int64, error) {
	s := as[Set](v)
	if s.hash == 0 {
		h := uint64(s.live)*0x9E3779B97F4A7C15 + 0xFF51AFD7ED558CCD
		for i := s.next(0); i >= 0; i = s.next(i + 1) {
			x := uint64(s.entries[i].hash)
			x = (x ^ x>>31 ^ 0x2545F4914F6CDD1D) * 0xBF58476D1CE4E5B9
			h ^= x ^ x>>29
		}
		s.hash = max(notMinusOne(h>>1), 1)
	}
	return s.hash, nil
}

// commonSetMethods are the methods of set and frozenset.
func commonSetMethods() []*Native {
	return []*Native{
		setMethod("union", "*others", false, setUnion),
		setMethod("intersection", "*others", false, setIntersect),
		setMethod("difference", "*others", false, setSubtract),
		setMethod("symmetric_difference", "other, /", false, setXor),
		setSubset("issubset", true),
		setSubset("issuperset", false),
		Fn("isdisjoint", "other, /", setDisjoint),
		Fn("copy", "", func(t *Thread, args []Value) (Value, error) {
			if args[0].Type() == FrozenSetType {
				return args[0], nil
			}
			if err := t.Alloc(tableSize(as[Set](args[0]).live)); err != nil {
				return Value{}, err
			}
			return Obj(as[Set](args[0]).like()), nil
		}),
		classGetItemMethod(),
	}
}

func setMethods() []*Native {
	return append(commonSetMethods(),
		setMethod("update", "*others", true, setUnion),
		setMethod("intersection_update", "*others", true, setIntersect),
		setMethod("difference_update", "*others", true, setSubtract),
		setMethod("symmetric_difference_update", "other, /", true, setXor),
		Fn("add", "object, /", func(t *Thread, args []Value) (Value, error) { return None, as[Set](args[0]).Add(t, args[1]) }),
		Fn("discard", "object, /", func(t *Thread, args []Value) (Value, error) {
			_, err := as[Set](args[0]).Discard(t, frozenIfSet(args[1]))
			return None, err
		}),
		Fn("remove", "object, /", func(t *Thread, args []Value) (Value, error) {
			had, err := as[Set](args[0]).Discard(t, frozenIfSet(args[1]))
			if err == nil && !had {
				err = t.RaiseArgs(KeyError, args[1])
			}
			return None, err
		}),
		Fn("pop", "", setPop),
		Fn("clear", "", func(_ *Thread, args []Value) (Value, error) {
			s := as[Set](args[0])
			s.reset(s.version)
			return None, nil
		}))
}

func setSlots() Slots {
	slots := Slots{
		Repr:    setRepr,
		Len:     func(_ *Thread, v Value) (int, error) { return as[Set](v).live, nil },
		Compare: setCompare,
		Iter: func(_ *Thread, v Value) (Value, error) {
			s := as[Set](v)
			return Obj(&setIterator{Header{SetIteratorType}, s, 0, s.live}), nil
		},
		Contains: func(t *Thread, v, x Value) (bool, error) {
			return as[Set](v).Has(t, frozenIfSet(x))
		},
		Visit: func(v Value, visit func(Value)) {
			as[Set](v).visit(visit)
			visitAttrs(v, visit)
		},
	}
	slots.Binary[syntax.BitOr] = setOperator(setUnion)
	slots.Binary[syntax.BitAnd] = setFilter(true)
	slots.Binary[syntax.Sub] = setFilter(false)
	slots.Binary[syntax.BitXor] = setOperator(setXor)
	return slots
}

func defineSet() {
	slots := setSlots()
	slots.New = allocator(func(cls *Type) Value { return Obj(newSetOf(cls)) })
	slots.Init = Initializer("set", "iterable=(), /", func(t *Thread, self Value, args []Value) error {
		s := as[Set](self)
		s.reset(s.version)
		return t.setUpdate(s, args[0])
	})
	slots.InPlace[syntax.BitOr] = setInPlace(setUnion)
	slots.InPlace[syntax.BitAnd] = setInPlace(setIntersect)
	slots.InPlace[syntax.Sub] = setInPlace(setSubtract)
	slots.InPlace[syntax.BitXor] = setInPlace(setXor)
	SetType.complete(TypeSpec{
		Layout:  LayoutSet,
		Doc:     "A mutable collection of distinct items, those of an iterable.",
		Methods: setMethods(),
		Slots:   slots,
	})
	frozen := setSlots()
	frozen.Hash = frozenHash
	frozen.New = Constructor("frozenset", "iterable=(), /", func(t *Thread, cls *Type, args []Value) (Value, error) {
		if args[0].Type() == FrozenSetType && cls == FrozenSetType {
			return args[0], nil
		}
		s := newSetOf(cls)
		t.hold(Obj(s))
		defer t.unhold()
		return Obj(s), t.setUpdate(s, args[0])
	})
	FrozenSetType.complete(TypeSpec{
		Layout:  LayoutSet,
		Doc:     "An immutable collection of distinct items, those of an iterable.",
		Methods: commonSetMethods(),
		Slots:   frozen,
	})
}
