package vm

// The built-in iterators that are made from other iterators.

// The types of the iterators that are made from others.
var (
	EnumerateType = declare("enumerate")
	ZipType       = declare("zip")
	MapType       = declare("map")
	FilterType    = declare("filter")
	ReversedType  = declare("reversed")
)

type enumerate struct {
	Header
	it    Value
	count Value
}

type zip struct {
	Header
	its    []Value
	strict bool
}

type mapper struct {
	Header
	fn     Value
	its    []Value
	strict bool
}

type filter struct {
	Header
	fn, it Value
}

type reversed struct {
	Header
	seq Value // nil once exhausted
	at  int
}

func enumerateNew(t *Thread, cls *Type, args []Value) (Value, error) {
	given, kw := as[Tuple](args[0]).items, as[Dict](args[3])
	iterable, start := args[1], args[2]
	if len(given) > 2 {
		return Value{}, t.Raise(TypeError, "enumerate() takes at most 2 arguments (%d given)", len(given))
	}
	for name := range kw.All() {
		return Value{}, t.Raise(TypeError, "'%s' is an invalid keyword argument for enumerate()", as[Str](name).s)
	}
	if len(given) > 0 {
		iterable = given[0]
	}
	if len(given) > 1 {
		start = given[1]
	}
	if iterable.IsNil() {
		return Value{}, t.Raise(TypeError, "enumerate() missing required argument 'iterable'")
	}
	it, err := t.Iter(iterable)
	if err != nil {
		return Value{}, err
	}
	count, err := t.IndexBig(start)
	return Obj(&enumerate{Header{cls}, it, count}), err
}

func enumerateNext(t *Thread, v Value) (Value, error) {
	e := as[enumerate](v)
	x, err := t.Next(e.it)
	if err != nil || x.IsNil() {
		return Value{}, err
	}
	n := e.count
	if e.count, err = intAdd(t, n, Int(1)); err != nil {
		return Value{}, err
	}
	return newPair(n, x), nil
}

// iterators gives an iterator of each value.
func (t *Thread) iterators(values []Value) ([]Value, error) {
	its := make([]Value, len(values))
	for i, v := range values {
		it, err := t.Iter(v)
		if err != nil {
			return nil, err
		}
		its[i] = it
	}
	return its, nil
}

func zipNew(t *Thread, cls *Type, args []Value) (Value, error) {
	its, err := t.iterators(as[Tuple](args[0]).items)
	if err != nil {
		return Value{}, err
	}
	strict, err := t.Truth(args[1])
	return Obj(&zip{Header{cls}, its, strict}), err
}

// nextOfEach gives the next item of each iterator, nil when one is exhausted;
// with strict all must be exhausted then.
func (t *Thread) nextOfEach(name string, its []Value, strict bool) ([]Value, error) {
	items := make([]Value, len(its))
	for i, it := range its {
		x, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		if x.IsNil() {
			if !strict {
				return nil, nil
			}
			return nil, t.checkExhausted(name, its, i)
		}
		items[i] = x
	}
	return items, nil
}

// checkExhausted raises ValueError unless all iterators end together with
// number i.
func (t *Thread) checkExhausted(name string, its []Value, i int) error {
	others := "argument 1"
	if i > 1 {
		others = "arguments 1-" + formatWord(int64(i))
	}
	if i > 0 {
		return t.Raise(ValueError, "%s() argument %d is shorter than %s", name, i+1, others)
	}
	for i := 1; i < len(its); i++ {
		x, err := t.Next(its[i])
		if err != nil {
			return err
		}
		if !x.IsNil() {
			others := "argument 1"
			if i > 1 {
				others = "arguments 1-" + formatWord(int64(i))
			}
			return t.Raise(ValueError, "%s() argument %d is longer than %s", name, i+1, others)
		}
	}
	return nil
}

func zipNext(t *Thread, v Value) (Value, error) {
	z := as[zip](v)
	if len(z.its) == 0 {
		return Value{}, nil
	}
	if len(z.its) == 2 && !z.strict {
		return z.nextPair(t)
	}
	items, err := t.nextOfEach("zip", z.its, z.strict)
	if items == nil || err != nil {
		return Value{}, err
	}
	return NewTuple(items...), nil
}

// nextPair is the common case of two iterables.
func (z *zip) nextPair(t *Thread) (Value, error) {
	a, err := t.Next(z.its[0])
	if err != nil || a.IsNil() {
		return Value{}, err
	}
	b, err := t.Next(z.its[1])
	if err != nil || b.IsNil() {
		return Value{}, err
	}
	return newPair(a, b), nil
}

func mapNew(t *Thread, cls *Type, args []Value) (Value, error) {
	given := as[Tuple](args[0]).items
	if len(given) < 2 {
		return Value{}, t.Raise(TypeError, "map() must have at least two arguments.")
	}
	its, err := t.iterators(given[1:])
	if err != nil {
		return Value{}, err
	}
	strict, err := t.Truth(args[1])
	return Obj(&mapper{Header{cls}, given[0], its, strict}), err
}

func mapNext(t *Thread, v Value) (Value, error) {
	m := as[mapper](v)
	if len(m.its) == 1 {
		x, err := t.Next(m.its[0])
		if err != nil || x.IsNil() {
			return Value{}, err
		}
		return t.Call(m.fn, x)
	}
	items, err := t.nextOfEach("map", m.its, m.strict)
	if items == nil || err != nil {
		return Value{}, err
	}
	return t.CallKw(m.fn, items, nil)
}

func filterNew(t *Thread, cls *Type, args []Value) (Value, error) {
	it, err := t.Iter(args[1])
	return Obj(&filter{Header{cls}, args[0], it}), err
}

func filterNext(t *Thread, v Value) (Value, error) {
	f := as[filter](v)
	for {
		x, err := t.Next(f.it)
		if err != nil || x.IsNil() {
			return Value{}, err
		}
		if err := t.Spend(1); err != nil {
			return Value{}, err
		}
		verdict := x
		if !f.fn.IsNone() && f.fn != Obj(BoolType) {
			if verdict, err = t.Call(f.fn, x); err != nil {
				return Value{}, err
			}
		}
		if ok, err := t.Truth(verdict); ok || err != nil {
			return x, err
		}
	}
}

func reversedNew(t *Thread, cls *Type, args []Value) (Value, error) {
	given := as[Tuple](args[0]).items
	if len(given) != 1 {
		return Value{}, t.Raise(TypeError, "reversed expected 1 argument, got %d", len(given))
	}
	v := given[0]
	result, found, err := t.callSpecial(v, nameReversed)
	if found || err != nil {
		return result, err
	}
	if v.Type().GetItem == nil || v.Type().Len == nil || v.Type().Flags&FlagMapping != 0 {
		return Value{}, t.Raise(TypeError, "'%s' object is not reversible", v.Type().Name)
	}
	n, err := t.Len(v)
	return Obj(&reversed{Header{cls}, v, n - 1}), err
}

func reversedNext(t *Thread, v Value) (Value, error) {
	r := as[reversed](v)
	if r.seq.IsNil() || r.at < 0 {
		return Value{}, nil
	}
	x, err := t.GetItem(r.seq, Int(int64(r.at)))
	r.at--
	if err != nil {
		r.seq = Value{}
		if _, ok := t.Matches(err, IndexError); ok {
			err = nil
		}
		return Value{}, err
	}
	return x, nil
}

func defineAdapters() {
	adapter := func(typ *Type, doc string, makeNew newFunc, next unaryFunc, visit func(v Value, visit func(Value)), methods ...*Native) {
		typ.complete(TypeSpec{
			Layout: LayoutOther, Doc: doc, Methods: methods,
			Slots: Slots{New: makeNew, Iter: selfIter, Next: next, Visit: visit},
		})
	}
	adapter(EnumerateType, "Pairs of a count and an item.", Constructor("enumerate", "*args, iterable=..., start=0, **kwargs", enumerateNew), enumerateNext,
		func(v Value, visit func(Value)) { visit(as[enumerate](v).it) }, classGetItemMethod())
	adapter(ZipType, "Tuples of the items that stand at the same place in several iterables.", Constructor("zip", "*iterables, strict=False", zipNew), zipNext,
		func(v Value, visit func(Value)) { visitItems(as[zip](v).its, visit) })
	adapter(MapType, "The results of a function, called with the items of iterables.", Constructor("map", "*args, strict=False", mapNew), mapNext,
		func(v Value, visit func(Value)) { visit(as[mapper](v).fn); visitItems(as[mapper](v).its, visit) })
	adapter(FilterType, "The items for which a function, or their own truth, says yes.", Constructor("filter", "function, iterable, /", filterNew), filterNext,
		func(v Value, visit func(Value)) { visit(as[filter](v).fn); visit(as[filter](v).it) })
	adapter(ReversedType, "The items of a sequence from the last to the first.", Constructor("reversed", "*args", reversedNew), reversedNext,
		func(v Value, visit func(Value)) { visitValue(as[reversed](v).seq, visit) },
		Fn("__length_hint__", "", func(_ *Thread, args []Value) (Value, error) { return Int(int64(as[reversed](args[0]).at + 1)), nil }))
}
