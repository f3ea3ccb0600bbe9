package vm

// Exception groups and except*.

const (
	groupMessage = iota
	groupExceptions
)

func groupText(t *Thread, e *Exc) (string, error) {
	msg, err := t.Str(e.Field("message"))
	n := len(e.Exceptions())
	return msg + " (" + formatWord(int64(n)) + " sub-exception" + plural(n) + ")", err
}

// completeGroups completes ExceptionGroup, which has two bases.
func completeGroups() {
	ExceptionGroup.exc = groupSpec
	ExceptionGroup.complete(TypeSpec{Base: BaseExceptionGroup})
	ExceptionGroup.Bases = []*Type{BaseExceptionGroup, Exception}
	ExceptionGroup.MRO = []*Type{ExceptionGroup, BaseExceptionGroup, Exception, BaseException, ObjectType}
}

// Exceptions gives the exceptions in a group, nil for one that is none.
func (e *Exc) Exceptions() []*Exc {
	if !e.typ.IsSubtype(BaseExceptionGroup) || len(e.fields) <= groupExceptions {
		return nil
	}
	items := as[Tuple](e.fields[groupExceptions]).items
	excs := make([]*Exc, len(items))
	for i, v := range items {
		excs[i] = as[Exc](v)
	}
	return excs
}

// NewGroup makes an ExceptionGroup, or a BaseExceptionGroup if some exceptions
// are no Exceptions.
func (t *Thread) NewGroup(message string, excs []*Exc) (*Exc, error) {
	v, err := groupNew(t, BaseExceptionGroup, []Value{NewStr(message), Obj(NewList(excValues(excs)))}, nil)
	if err != nil {
		return nil, err
	}
	return as[Exc](v), nil
}

func excValues(excs []*Exc) []Value {
	vs := make([]Value, len(excs))
	for i, e := range excs {
		vs[i] = Obj(e)
	}
	return vs
}

func groupNew(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	given := args[:len(args)-len(kw)]
	if len(given) != 2 {
		return Value{}, t.Raise(TypeError, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%d given)", len(given))
	}
	msg, seq := given[0], given[1]
	if msg.Type().Layout != LayoutStr {
		return Value{}, t.Raise(TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not %s", msg.Type().Name)
	}
	if l := seq.Type().Layout; l != LayoutList && l != LayoutTuple && (seq.Type().GetItem == nil || l == LayoutSet || l == LayoutDict) {
		return Value{}, t.Raise(TypeError, "second argument (exceptions) must be a sequence")
	}
	items, err := t.ToList(seq)
	if err != nil {
		return Value{}, err
	}
	if len(items) == 0 {
		return Value{}, t.Raise(ValueError, "second argument (exceptions) must be a non-empty sequence")
	}
	plain := true
	for i, v := range items {
		e, ok := v.AsExc()
		if !ok {
			return Value{}, t.Raise(ValueError, "Item %d of second argument (exceptions) is not an exception", i)
		}
		plain = plain && e.typ.IsSubtype(Exception)
	}
	switch {
	case cls == BaseExceptionGroup && plain:
		cls = ExceptionGroup
	case cls == ExceptionGroup && !plain:
		return Value{}, t.Raise(TypeError, "Cannot nest BaseExceptions in an ExceptionGroup")
	case cls.IsSubtype(Exception) && !plain:
		return Value{}, t.Raise(TypeError, "Cannot nest BaseExceptions in '%s'", cls.Name)
	}
	e := newExc(cls, given)
	e.setField(groupMessage, msg)
	e.setField(groupExceptions, Obj(tupleOf(items)))
	return Obj(e), nil
}

func groupRepr(t *Thread, v Value) (string, error) {
	e := as[Exc](v)
	msg, err := t.Repr(e.Field("message"))
	if err != nil {
		return "", err
	}
	list := Obj(NewList(excValues(e.Exceptions())))
	if len(e.args.items) == 2 && e.args.items[1].Type().Layout == LayoutTuple {
		list = e.fields[groupExceptions]
	}
	excs, err := t.Repr(list)
	return e.typ.Name + "(" + msg + ", " + excs + ")", err
}

func groupMethods() []*Native {
	return []*Native{
		Fn("derive", "excs, /", func(t *Thread, args []Value) (Value, error) {
			return t.Call(Obj(BaseExceptionGroup), as[Exc](args[0]).Field("message"), args[1])
		}),
		Fn("split", "matcher_value, /", func(t *Thread, args []Value) (Value, error) {
			yes, no, err := t.split(as[Exc](args[0]), t.matcher(args[1]))
			return NewTuple(yes.Value(), no.Value()), err
		}),
		Fn("subgroup", "matcher_value, /", func(t *Thread, args []Value) (Value, error) {
			yes, _, err := t.split(as[Exc](args[0]), t.matcher(args[1]))
			return yes.Value(), err
		}),
		classGetItemMethod(),
	}
}

type excMatcher func(e *Exc) (bool, error)

// matcher is what split and subgroup take: a class, a tuple of classes or a predicate.
func (t *Thread) matcher(v Value) excMatcher {
	if cls, ok := v.AsType(); ok && cls.IsSubtype(BaseException) || v.Type().Layout == LayoutTuple {
		return func(e *Exc) (bool, error) { return t.matchesClass(e, v) }
	}
	if v.Type().Call == nil || v.Type().Layout == LayoutType {
		return func(*Exc) (bool, error) {
			return false, t.Raise(TypeError, "expected an exception type, a tuple of exception types, or a callable (other than a class)")
		}
	}
	return func(e *Exc) (bool, error) {
		r, err := t.Call(v, Obj(e))
		if err != nil {
			return false, err
		}
		return t.Truth(r)
	}
}

// split divides a group, or a single exception, by whether its leaves match;
// a part that is empty is nil.
func (t *Thread) split(e *Exc, matches excMatcher) (yes, no *Exc, err error) {
	if err := t.enterGo(); err != nil {
		return nil, nil, err
	}
	defer t.leaveGo()
	match, err := matches(e)
	if err != nil {
		return nil, nil, err
	}
	if match {
		return e, nil, nil
	}
	inner := e.Exceptions()
	if inner == nil {
		return nil, e, nil
	}
	var yeses, noes []*Exc
	for _, x := range inner {
		y, n, err := t.split(x, matches)
		if err != nil {
			return nil, nil, err
		}
		if y != nil {
			yeses = append(yeses, y)
		}
		if n != nil {
			noes = append(noes, n)
		}
	}
	if yes, err = t.derive(e, yeses); err != nil {
		return nil, nil, err
	}
	no, err = t.derive(e, noes)
	return yes, no, err
}

// derive makes a group like e of other exceptions, nil of none.
func (t *Thread) derive(e *Exc, excs []*Exc) (*Exc, error) {
	if len(excs) == 0 {
		return nil, nil
	}
	v, err := t.CallMethod(Obj(e), nameDerive, Obj(NewList(excValues(excs))))
	if err != nil {
		return nil, err
	}
	g, ok := v.AsExc()
	if !ok || !g.typ.IsSubtype(BaseExceptionGroup) {
		return nil, t.Raise(TypeError, "derive must return an instance of BaseExceptionGroup")
	}
	// Like CPython, a part does not show the context that it takes over.
	g.tb, g.context, g.cause, g.suppress = e.tb, e.context, e.cause, true
	if notes := e.attrs.get(nameNotes); notes.p != nil {
		if items, err := t.ToList(notes); err == nil {
			return g, g.attrs.set(t, nameNotes, Obj(NewList(items)))
		}
	}
	return g, nil
}

var nameDerive = Intern("derive")

// splitExcept is one except* clause: the part of e that it handles, and the rest.
func (t *Thread) splitExcept(e *Exc, cls Value) (yes, no *Exc, err error) {
	classes := []Value{cls}
	if cls.Type().Layout == LayoutTuple {
		classes = as[Tuple](cls).items
	}
	for _, c := range classes {
		if c.Type().Layout != LayoutType || !as[Type](c).IsSubtype(BaseException) {
			return nil, nil, t.Raise(TypeError, "catching classes that do not inherit from BaseException is not allowed")
		}
		if as[Type](c).IsSubtype(BaseExceptionGroup) {
			return nil, nil, t.Raise(TypeError, "catching ExceptionGroup with except* is not allowed. Use except instead.")
		}
	}
	yes, no, err = t.split(e, func(x *Exc) (bool, error) { return t.matchesClass(x, cls) })
	if err != nil || yes == nil || yes.typ.IsSubtype(BaseExceptionGroup) {
		return yes, no, err
	}
	// A bare exception is handled as a group of one.
	v, err := groupNew(t, BaseExceptionGroup, []Value{NewStr(""), NewTuple(Obj(yes))}, nil)
	if err != nil {
		return nil, nil, err
	}
	as[Exc](v).tb = yes.tb
	return as[Exc](v), no, nil
}

// joinGroups gives what a try statement with except* raises at its end, None
// for nothing: raised are the exceptions that its handlers raised, and what none of
// them handled.
func (t *Thread) joinGroups(original *Exc, raised []Value) (Value, error) {
	if !original.typ.IsSubtype(BaseExceptionGroup) {
		// It was handled as a group of one, so one clause at most has run.
		for _, v := range raised {
			if !v.IsNone() {
				return v, nil
			}
		}
		return None, nil
	}
	var own, rest []*Exc
	for _, v := range raised {
		switch e, ok := v.AsExc(); {
		case !ok:
		case t.isPartOf(e, original):
			rest = append(rest, e)
		default:
			own = append(own, e)
		}
	}
	var left *Exc
	if len(rest) > 0 {
		var err error
		if left, err = t.reassemble(original, rest); err != nil {
			return Value{}, err
		}
	}
	switch {
	case len(own) == 0:
		return left.Value(), nil
	case left != nil:
		own = append(own, left)
	case len(own) == 1:
		return Obj(own[0]), nil
	}
	g, err := t.NewGroup("", own)
	if err != nil {
		return Value{}, err
	}
	return Obj(g), nil
}

// isPartOf says whether e came from splitting the original, and so has its metadata.
func (t *Thread) isPartOf(e, original *Exc) bool {
	if e == original {
		return true
	}
	return e.typ.IsSubtype(BaseExceptionGroup) && original.typ.IsSubtype(BaseExceptionGroup) &&
		e.tb == original.tb && e.context == original.context && e.cause == original.cause && sharesLeaf(e, original)
}

func sharesLeaf(e, original *Exc) bool {
	leaves := map[*Exc]bool{}
	collectLeaves(original, leaves)
	mine := map[*Exc]bool{}
	collectLeaves(e, mine)
	for x := range mine {
		if !leaves[x] {
			return false
		}
	}
	return true
}

func collectLeaves(e *Exc, into map[*Exc]bool) {
	inner := e.Exceptions()
	if inner == nil {
		into[e] = true
	}
	for _, x := range inner {
		collectLeaves(x, into)
	}
}

// reassemble gives the part of the original that has the leaves of the given
// parts, with the original's nesting.
func (t *Thread) reassemble(original *Exc, parts []*Exc) (*Exc, error) {
	if len(parts) == 1 {
		return parts[0], nil
	}
	leaves := map[*Exc]bool{}
	for _, p := range parts {
		collectLeaves(p, leaves)
	}
	yes, _, err := t.split(original, func(e *Exc) (bool, error) { return leaves[e], nil })
	return yes, err
}

// defineGroupSpec says what a group has beyond its args.
func defineGroupSpec() {
	*groupSpec = excSpec{
		fields: []string{"message", "exceptions"},
		init:   func(*Thread, *Exc, []Value, []*Str) error { return nil }, // __new__ has done it
	}
}
