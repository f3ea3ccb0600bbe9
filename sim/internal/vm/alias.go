package vm

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// GenericAlias is a generic class with its arguments: list[int].
type GenericAlias struct {
	Header
	origin Value
	args   *Tuple
	params Value // the type parameters among args, a tuple; nil until asked for
}

// Union is a union of types: int | None.
type Union struct {
	Header
	args []Value
}

// The types of list[int] and int | str.
var (
	GenericAliasType = declare("GenericAlias")
	UnionType        = declare("Union")
)

// classGetItemMethod is the __class_getitem__ of classes that take arguments
// but make nothing of them.
func classGetItemMethod() *Native {
	return ClassFn("__class_getitem__", "object, /", func(_ *Thread, args []Value) (Value, error) {
		return NewGenericAlias(args[0], args[1]), nil
	}).WithDoc("See PEP 585")
}

// NewGenericAlias makes origin[args]; args may be a tuple.
func NewGenericAlias(origin, args Value) Value {
	var items *Tuple
	if args.Type() == TupleType {
		items = as[Tuple](args)
	} else {
		items = tupleOf([]Value{args})
	}
	return Obj(&GenericAlias{Header: Header{GenericAliasType}, origin: origin, args: items})
}

// AsGenericAlias gives the parts of a generic alias.
func (v Value) AsGenericAlias() (origin Value, args []Value, ok bool) {
	if !v.Type().IsSubtype(GenericAliasType) {
		return Value{}, nil, false
	}
	a := as[GenericAlias](v)
	return a.origin, a.args.items, true
}

// AsUnion gives the members of a union.
func (v Value) AsUnion() ([]Value, bool) {
	if v.Type() != UnionType {
		return nil, false
	}
	return as[Union](v).args, true
}

func defineAliases() {
	GenericAliasType.complete(TypeSpec{
		Module: "types",
		Layout: LayoutOther,
		Methods: []*Native{
			Fn("__mro_entries__", "bases, /", func(_ *Thread, args []Value) (Value, error) {
				return NewTuple(as[GenericAlias](args[0]).origin), nil
			}),
			Fn("__instancecheck__", "instance, /", func(t *Thread, _ []Value) (Value, error) {
				return Value{}, t.Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
			}),
			Fn("__subclasscheck__", "subclass, /", func(t *Thread, _ []Value) (Value, error) {
				return Value{}, t.Raise(TypeError, "issubclass() argument 2 cannot be a parameterized generic")
			}),
		},
		Getters: []Getter{
			{"__origin__", func(_ *Thread, v Value) (Value, error) { return as[GenericAlias](v).origin, nil }, nil},
			{"__args__", func(_ *Thread, v Value) (Value, error) { return Obj(as[GenericAlias](v).args), nil }, nil},
			{"__parameters__", func(t *Thread, v Value) (Value, error) { return t.aliasParams(as[GenericAlias](v)) }, nil},
		},
		Slots: Slots{
			New: Constructor("GenericAlias", "origin, args, /", func(_ *Thread, cls *Type, args []Value) (Value, error) {
				alias := NewGenericAlias(args[0], args[1])
				as[GenericAlias](alias).typ = cls
				return alias, nil
			}),
			Repr: aliasRepr,
			Hash: func(t *Thread, v Value) (int64, error) {
				a := as[GenericAlias](v)
				h, err := t.Hash(a.origin)
				if err != nil {
					return 0, err
				}
				g, err := t.Hash(Obj(a.args))
				return h ^ g, err
			},
			Compare: aliasCompare,
			Call:    aliasCall,
			GetAttr: aliasGetAttr,
			GetItem: aliasGetItem,
			Binary:  [syntax.BitOr + 1]binaryFunc{syntax.BitOr: typeUnion},
			Visit: func(v Value, visit func(Value)) {
				visit(as[GenericAlias](v).origin)
				visit(Obj(as[GenericAlias](v).args))
			},
		},
	})
	UnionType.complete(TypeSpec{
		Module: "typing",
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Methods: []*Native{
			Fn("__instancecheck__", "instance, /", func(t *Thread, args []Value) (Value, error) {
				return t.checkUnion(args, t.IsInstance)
			}),
			Fn("__subclasscheck__", "subclass, /", func(t *Thread, args []Value) (Value, error) {
				return t.checkUnion(args, t.IsSubclass)
			}),
			ClassFn("__class_getitem__", "args, /", func(t *Thread, args []Value) (Value, error) {
				if args[1].Type() == TupleType {
					return t.NewUnion(as[Tuple](args[1]).items)
				}
				return t.NewUnion(args[1:])
			}),
		},
		Getters: []Getter{
			{"__args__", func(_ *Thread, v Value) (Value, error) { return NewTuple(as[Union](v).args...), nil }, nil},
			{"__parameters__", func(t *Thread, v Value) (Value, error) { return t.typeParams(as[Union](v).args) }, nil},
			{"__origin__", func(*Thread, Value) (Value, error) { return Obj(UnionType), nil }, nil},
		},
		Slots: Slots{
			New: func(t *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
				return Value{}, t.Raise(TypeError, "cannot create '%s' instances", cls.fullName())
			},
			Repr:    unionRepr,
			Hash:    unionHash,
			Compare: unionCompare,
			GetItem: unionGetItem,
			Binary:  [syntax.BitOr + 1]binaryFunc{syntax.BitOr: typeUnion},
			Visit: func(v Value, visit func(Value)) {
				for _, a := range as[Union](v).args {
					visit(a)
				}
			},
		},
	})
}

// typeText is how a type shows among the arguments of another.
func (t *Thread) typeText(v Value) (string, error) {
	switch {
	case v == Ellipsis:
		return "...", nil
	case v.Type() == NoneType:
		return "None", nil
	case v.Type().Layout == LayoutType:
		if as[Type](v) == NoneType {
			return "None", nil
		}
		return as[Type](v).fullName(), nil
	case v.Type() == ListType:
		return t.typeTexts(as[List](v).items)
	}
	return t.Repr(v)
}

func (t *Thread) typeTexts(vs []Value) (string, error) {
	parts := make([]string, len(vs))
	for i, v := range vs {
		s, err := t.typeText(v)
		if err != nil {
			return "", err
		}
		parts[i] = s
	}
	return "[" + strings.Join(parts, ", ") + "]", nil
}

func aliasRepr(t *Thread, v Value) (string, error) {
	a := as[GenericAlias](v)
	origin, err := t.typeText(a.origin)
	if err != nil {
		return "", err
	}
	if len(a.args.items) == 0 {
		return origin + "[()]", nil
	}
	args, err := t.typeTexts(a.args.items)
	return origin + args, err
}

func aliasCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if w.Type() != GenericAliasType || op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	a, b := as[GenericAlias](v), as[GenericAlias](w)
	same, err := t.Equal(a.origin, b.origin)
	if same && err == nil {
		same, err = t.Equal(Obj(a.args), Obj(b.args))
	}
	return Bool(same == (op == syntax.Eq)), err
}

func aliasCall(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
	obj, err := t.CallKw(as[GenericAlias](v).origin, args, kw)
	if err != nil {
		return Value{}, err
	}
	if a := attrsOf(obj); a != nil && !obj.Type().noDict && obj.Type().heap() {
		if err := t.SetAttr(obj, nameOrigClass, v); err != nil {
			if _, refused := t.Matches(err, AttributeError); !refused {
				return Value{}, err
			}
		}
	}
	return obj, nil
}

var nameOrigClass = Intern("__orig_class__")

// aliasGetAttr gives an alias the attributes of its class.
func aliasGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	switch name.s {
	case "__origin__", "__args__", "__parameters__", "__mro_entries__", "__class__", "__reduce__", "__reduce_ex__", "__copy__", "__deepcopy__":
	default:
		if x, err := t.LookupAttr(as[GenericAlias](v).origin, name); x.p != nil || err != nil {
			return x, err
		}
	}
	return objectGetAttr(t, v, name)
}

func (t *Thread) aliasParams(a *GenericAlias) (Value, error) {
	if a.params.p == nil {
		params, err := t.typeParams(a.args.items)
		if err != nil {
			return Value{}, err
		}
		a.params = params
	}
	return a.params, nil
}

var nameParameters = Intern("__parameters__")
var nameTypingSubst = Intern("__typing_subst__")

// typeParams gives the type parameters in args, each once, as a tuple.
func (t *Thread) typeParams(args []Value) (Value, error) {
	var params []Value
	add := func(p Value) {
		for _, q := range params {
			if p == q {
				return
			}
		}
		params = append(params, p)
	}
	for _, arg := range args {
		if arg.Type().Layout == LayoutType {
			continue
		}
		if t.Lookup(arg.Type(), nameTypingSubst).p != nil {
			add(arg)
			continue
		}
		inner, err := t.LookupAttr(arg, nameParameters)
		if err != nil {
			return Value{}, err
		}
		if inner.p == nil || inner.Type() != TupleType {
			continue
		}
		for _, p := range as[Tuple](inner).items {
			add(p)
		}
	}
	return NewTuple(params...), nil
}

// aliasGetItem puts types in the place of an alias's parameters.
func aliasGetItem(t *Thread, v, key Value) (Value, error) {
	a := as[GenericAlias](v)
	params, err := t.aliasParams(a)
	if err != nil {
		return Value{}, err
	}
	names := as[Tuple](params).items
	given := []Value{key}
	if key.Type() == TupleType {
		given = as[Tuple](key).items
	}
	if len(names) == 0 {
		return Value{}, t.Raise(TypeError, "%s is not a generic class", reprOrName(t, v))
	}
	if len(given) != len(names) {
		few := "many"
		if len(given) < len(names) {
			few = "few"
		}
		return Value{}, t.Raise(TypeError, "Too %s arguments for %s; actual %d, expected %d", few, reprOrName(t, v), len(given), len(names))
	}
	args, err := t.substitute(a.args.items, names, given)
	if err != nil {
		return Value{}, err
	}
	return NewGenericAlias(a.origin, NewTuple(args...)), nil
}

func (t *Thread) substitute(args, params, given []Value) ([]Value, error) {
	out := make([]Value, len(args))
	for i, arg := range args {
		out[i] = arg
		for j, p := range params {
			if arg == p {
				out[i] = given[j]
			}
		}
		if out[i] != arg {
			continue
		}
		var err error
		if out[i], err = t.substituteIn(arg, params, given); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// typeUnion is the | of types.
func typeUnion(t *Thread, v, w Value) (Value, error) {
	forward := func(v, other Value) bool { // a union takes the name of a type that is yet to come
		return v.Type().Layout == LayoutStr && other.Type() == UnionType
	}
	if !t.unionMember(v) && !forward(v, w) || !t.unionMember(w) && !forward(w, v) {
		return NotImplemented, nil
	}
	return t.NewUnion([]Value{v, w})
}

// unionMember says whether v may stand in a union that is made by |.
func (t *Thread) unionMember(v Value) bool {
	switch typ := v.Type(); {
	case v.IsNone(), typ.Layout == LayoutType, typ == GenericAliasType, typ == UnionType:
		return true
	default:
		return typ.module() == "typing" || t.Lookup(typ, nameTypingSubst).p != nil
	}
}

// NewUnion makes a union, without duplicates and with unions in it opened; of
// one type, the type itself.
func (t *Thread) NewUnion(args []Value) (Value, error) {
	var members []Value
	add := func(v Value) error {
		if v.IsNone() {
			v = Obj(NoneType)
		}
		for _, m := range members {
			if same, err := t.Equal(m, v); same || err != nil {
				return err
			}
		}
		members = append(members, v)
		return nil
	}
	for _, a := range args {
		inner := []Value{a}
		if u, ok := a.AsUnion(); ok {
			inner = u
		}
		for _, v := range inner {
			if err := add(v); err != nil {
				return Value{}, err
			}
		}
	}
	if len(members) == 0 {
		return Value{}, t.Raise(TypeError, "Cannot take a Union of no types.")
	}
	if len(members) == 1 {
		return members[0], nil
	}
	return Obj(&Union{Header{UnionType}, members}), nil
}

func unionRepr(t *Thread, v Value) (string, error) {
	var parts []string
	for _, a := range as[Union](v).args {
		s, err := t.typeText(a)
		if err != nil {
			return "", err
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, " | "), nil
}

// unionHash does not depend on the order, nor does equality.
func unionHash(t *Thread, v Value) (int64, error) {
	var sum int64
	for _, a := range as[Union](v).args {
		h, err := t.Hash(a)
		if err != nil {
			return 0, err
		}
		sum += h
	}
	return hashInt(sum), nil
}

func unionCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if w.Type() != UnionType || op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	a, b := as[Union](v).args, as[Union](w).args
	same := len(a) == len(b)
	for i := 0; same && i < len(a); i++ {
		found, err := t.Contains(NewTuple(b...), a[i])
		if err != nil {
			return Value{}, err
		}
		same = found
	}
	return Bool(same == (op == syntax.Eq)), nil
}

func (t *Thread) checkUnion(args []Value, check func(v, cls Value) (bool, error)) (Value, error) {
	for _, cls := range as[Union](args[0]).args {
		if cls.Type() == GenericAliasType {
			return Value{}, t.Raise(TypeError, "isinstance() argument 2 cannot be a parameterized generic")
		}
		if yes, err := check(args[1], cls); yes || err != nil {
			return Bool(yes), err
		}
	}
	return False, nil
}

// substituteIn puts types in the place of the parameters of an argument that
// is itself an alias.
func (t *Thread) substituteIn(arg Value, params, given []Value) (Value, error) {
	if arg.Type().Layout == LayoutType {
		return arg, nil
	}
	inner, err := t.LookupAttr(arg, nameParameters)
	if err != nil || inner.p == nil || inner.Type() != TupleType || len(as[Tuple](inner).items) == 0 {
		return arg, err
	}
	items, err := t.substitute(as[Tuple](inner).items, params, given)
	if err != nil {
		return Value{}, err
	}
	return t.GetItem(arg, NewTuple(items...))
}

// unionGetItem puts types in the place of a union's parameters.
func unionGetItem(t *Thread, v, key Value) (Value, error) {
	params, err := t.typeParams(as[Union](v).args)
	if err != nil {
		return Value{}, err
	}
	given := []Value{key}
	if key.Type() == TupleType {
		given = as[Tuple](key).items
	}
	names := as[Tuple](params).items
	if len(names) == 0 || len(names) != len(given) {
		return Value{}, t.Raise(TypeError, "%s is not a generic class", reprOrName(t, v))
	}
	args, err := t.substitute(as[Union](v).args, names, given)
	if err != nil {
		return Value{}, err
	}
	return t.NewUnion(args)
}
