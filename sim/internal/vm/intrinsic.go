package vm

import "github.com/asyncio-playground/playground/sim/internal/compile"

// Type parameters and type aliases are objects of the module typing, which is
// imported when a program first has one.

var (
	nameTypeVar       = Intern("TypeVar")
	nameTypeVarTuple  = Intern("TypeVarTuple")
	nameParamSpec     = Intern("ParamSpec")
	nameTypeAliasType = Intern("TypeAliasType")
	nameGeneric       = Intern("Generic")
	nameUnpack        = Intern("Unpack")
	nameInferVariance = Intern("infer_variance")
	nameEvalBound     = Intern("__bound_evaluator__")
	nameEvalConstr    = Intern("__constraints_evaluator__")
	nameEvalDefault   = Intern("__default_evaluator__")
	nameEvalValue     = Intern("__value_evaluator__")
)

// intrinsic is the Intrinsic instruction: its operands stand in the registers
// from r on.
func (t *Thread) intrinsic(f *Frame, id compile.IntrinsicID, r uint16) (Value, error) {
	arg := func(i uint16) Value { return *f.reg(r + i) }
	switch id {
	case compile.IntrinsicTypeVar:
		return t.typeParam(nameTypeVar, arg(0))
	case compile.IntrinsicTypeVarBound:
		return t.lazyTypeVar(arg(0), nameEvalBound, arg(1))
	case compile.IntrinsicTypeVarConstraints:
		return t.lazyTypeVar(arg(0), nameEvalConstr, arg(1))
	case compile.IntrinsicTypeVarTuple:
		return t.typeParam(nameTypeVarTuple, arg(0))
	case compile.IntrinsicParamSpec:
		return t.typeParam(nameParamSpec, arg(0))
	case compile.IntrinsicTypeParamDefault:
		return arg(0), t.SetAttr(arg(0), nameEvalDefault, arg(1))
	case compile.IntrinsicGeneric:
		return t.genericBase(as[Tuple](arg(0)).items)
	case compile.IntrinsicTypeAlias:
		return t.typeAlias(arg(0), arg(1), arg(2))
	}
	return None, t.display(arg(0))
}

// fromTyping gives a name of the module typing.
func (t *Thread) fromTyping(name *Str) (Value, error) {
	m, err := t.Import("typing")
	if err != nil {
		return Value{}, err
	}
	return t.GetAttr(Obj(m), name)
}

func (t *Thread) typeParam(class *Str, name Value) (Value, error) {
	cls, err := t.fromTyping(class)
	if err != nil {
		return Value{}, err
	}
	if class == nameTypeVarTuple {
		return t.Call(cls, name)
	}
	return t.CallKw(cls, []Value{name, True}, []*Str{nameInferVariance})
}

// lazyTypeVar makes a TypeVar whose bound or constraints are computed when
// they are asked for.
func (t *Thread) lazyTypeVar(name Value, attr *Str, evaluate Value) (Value, error) {
	v, err := t.typeParam(nameTypeVar, name)
	if err != nil {
		return Value{}, err
	}
	return v, t.SetAttr(v, attr, evaluate)
}

// genericBase is the base Generic[T, *Ts, …] of a class with type parameters.
func (t *Thread) genericBase(params []Value) (Value, error) {
	generic, err := t.fromTyping(nameGeneric)
	if err != nil {
		return Value{}, err
	}
	args := cloneValues(params)
	for i, p := range args {
		if p.Type().Name != nameTypeVarTuple.s {
			continue
		}
		unpack, err := t.fromTyping(nameUnpack)
		if err != nil {
			return Value{}, err
		}
		if args[i], err = t.GetItem(unpack, p); err != nil {
			return Value{}, err
		}
	}
	return t.GetItem(generic, NewTuple(args...))
}

func (t *Thread) typeAlias(name, params, evaluate Value) (Value, error) {
	cls, err := t.fromTyping(nameTypeAliasType)
	if err != nil {
		return Value{}, err
	}
	if params.IsNone() {
		params = Obj(emptyTuple)
	}
	alias, err := t.CallKw(cls, []Value{name, None, params}, []*Str{Intern("type_params")})
	if err != nil {
		return Value{}, err
	}
	return alias, t.SetAttr(alias, nameEvalValue, evaluate)
}

// display prints the value of an interactive statement.
func (t *Thread) display(v Value) error {
	if v.IsNone() {
		return nil
	}
	s, err := t.Repr(v)
	if err != nil {
		return err
	}
	return t.Write(Stdout, s+"\n")
}
