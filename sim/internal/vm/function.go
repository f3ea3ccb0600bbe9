package vm

import "unsafe"

// Function is a function written in Python.
type Function struct {
	Header
	code        *Code
	globals     *Dict
	closure     []Value // cells
	defaults    *Tuple
	kwDefaults  *Dict
	name        *Str
	qual        *Str
	doc         Value
	module      Value
	annotate    Value // what computes the annotations; nil: there are none
	annotations *Dict // once computed
	typeParams  Value
	attrs       Attrs

	iterableCoroutine bool // types.coroutine has marked it
}

// FunctionType is the type of functions.
var FunctionType = declare("function")

// Cell holds a variable that several functions share.
type Cell struct {
	Header
	v Value
}

// CellType is the type of cells.
var CellType = declare("cell")

func newCell(v Value) Value { return Obj(&Cell{Header{CellType}, v}) }

func (fn *Function) qualName() string { return fn.qual.s }

// Code gives the function's code.
func (fn *Function) Code() *Code { return fn.code }

// AsFunction gives v as a function written in Python, if it is one.
func (v Value) AsFunction() (*Function, bool) {
	if v.Type() != FunctionType {
		return nil, false
	}
	return as[Function](v), true
}

// newFunction makes the function of a code whose module's names are globals.
func (t *Thread) newFunction(c *Code, globals *Dict) *Function {
	fn := &Function{
		Header:  Header{FunctionType},
		code:    c,
		globals: globals,
		name:    t.vm.Intern(c.Name),
		qual:    t.vm.Intern(c.QualName),
		doc:     None,
	}
	if c.Doc != nil {
		fn.doc = NewStr(*c.Doc)
	}
	if fn.module = globals.GetStr(nameName); fn.module.p == nil {
		fn.module = None
	}
	return fn
}

func defineFunction() {
	FunctionType.complete(TypeSpec{
		Flags:  FlagFinal,
		Layout: LayoutOther,
		Attrs:  unsafe.Offsetof(Function{}.attrs),
		Getters: []Getter{
			dictGetter,
			{"__name__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Function](v).name), nil },
				strSetter("__name__", func(v Value, s *Str) { as[Function](v).name = s })},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Function](v).qual), nil },
				strSetter("__qualname__", func(v Value, s *Str) { as[Function](v).qual = s })},
			{"__doc__", func(_ *Thread, v Value) (Value, error) { return as[Function](v).doc, nil },
				func(_ *Thread, v, x Value) error { as[Function](v).doc = orNone(x); return nil }},
			{"__module__", func(_ *Thread, v Value) (Value, error) { return as[Function](v).module, nil },
				func(_ *Thread, v, x Value) error { as[Function](v).module = orNone(x); return nil }},
			{"__code__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Function](v).code), nil }, functionSetCode},
			{"__globals__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Function](v).globals), nil }, nil},
			{"__builtins__", func(t *Thread, _ Value) (Value, error) { return Obj(t.vm.builtins), nil }, nil},
			{"__closure__", functionClosure, nil},
			{"__defaults__", functionDefaults, functionSetDefaults},
			{"__kwdefaults__", functionKwDefaults, functionSetKwDefaults},
			{"__annotations__", functionAnnotations, functionSetAnnotations},
			{"__annotate__", functionAnnotate, functionSetAnnotate},
			{"__type_params__", functionTypeParams, functionSetTypeParams},
		},
		Slots: Slots{
			Repr: func(t *Thread, v Value) (string, error) {
				return "<function " + as[Function](v).qual.s + " at " + t.vm.address(v) + ">", nil
			},
			Call: func(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
				return t.callFunction(as[Function](v), args, kw)
			},
			DescrGet: bindMethod,
			Visit:    visitFunction,
		},
	})
	CellType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{{"cell_contents",
			func(t *Thread, v Value) (Value, error) {
				if x := as[Cell](v).v; x.p != nil {
					return x, nil
				}
				return Value{}, t.Raise(ValueError, "cell is empty")
			},
			func(_ *Thread, v, x Value) error { as[Cell](v).v = x; return nil }}},
		Slots: Slots{
			Repr: func(t *Thread, v Value) (string, error) {
				if x := as[Cell](v).v; x.p != nil {
					return "<cell at " + t.vm.address(v) + ": " + x.Type().Name + " object at " + t.vm.address(x) + ">", nil
				}
				return "<cell at " + t.vm.address(v) + ": empty>", nil
			},
			Visit: func(v Value, visit func(Value)) { visitValue(as[Cell](v).v, visit) },
		},
	})
}

// visitValue visits v unless it is nil.
func visitValue(v Value, visit func(Value)) {
	if v.p != nil {
		visit(v)
	}
}

func orNone(v Value) Value {
	if v.p == nil {
		return None
	}
	return v
}

func visitFunction(v Value, visit func(Value)) {
	fn := as[Function](v)
	visit(Obj(fn.globals))
	for _, c := range fn.closure {
		visit(c)
	}
	if fn.defaults != nil {
		visit(Obj(fn.defaults))
	}
	if fn.kwDefaults != nil {
		visit(Obj(fn.kwDefaults))
	}
	visitValue(fn.annotate, visit)
	if fn.annotations != nil {
		visit(Obj(fn.annotations))
	}
	fn.attrs.visit(visit)
}

// strSetter is the setter of an attribute that must be a str.
func strSetter(name string, set func(v Value, s *Str)) func(t *Thread, v, x Value) error {
	return func(t *Thread, v, x Value) error {
		if x.p == nil || x.Type().Layout != LayoutStr {
			return t.Raise(TypeError, "%s must be set to a string object", name)
		}
		set(v, as[Str](x))
		return nil
	}
}

func functionSetCode(t *Thread, v, x Value) error {
	if x.p == nil || x.Type() != CodeType {
		return t.Raise(TypeError, "__code__ must be set to a code object")
	}
	fn, c := as[Function](v), as[Code](x)
	if len(c.FreeNames) != len(fn.closure) {
		return t.Raise(ValueError, "%s() requires a code object with %d free vars, not %d", fn.name.s, len(fn.closure), len(c.FreeNames))
	}
	fn.code = c
	return nil
}

func functionClosure(_ *Thread, v Value) (Value, error) {
	fn := as[Function](v)
	if len(fn.closure) == 0 {
		return None, nil
	}
	return NewTuple(fn.closure...), nil
}

func functionDefaults(_ *Thread, v Value) (Value, error) {
	if d := as[Function](v).defaults; d != nil {
		return Obj(d), nil
	}
	return None, nil
}

func functionSetDefaults(t *Thread, v, x Value) error {
	fn := as[Function](v)
	switch {
	case x.p == nil || x.IsNone():
		fn.defaults = nil
	case x.Type().Layout == LayoutTuple:
		fn.defaults = as[Tuple](x)
	default:
		return t.Raise(TypeError, "__defaults__ must be set to a tuple object")
	}
	return nil
}

func functionKwDefaults(_ *Thread, v Value) (Value, error) {
	if d := as[Function](v).kwDefaults; d != nil {
		return Obj(d), nil
	}
	return None, nil
}

func functionSetKwDefaults(t *Thread, v, x Value) error {
	fn := as[Function](v)
	switch {
	case x.p == nil || x.IsNone():
		fn.kwDefaults = nil
	case x.Type().Layout == LayoutDict:
		fn.kwDefaults = as[Dict](x)
	default:
		return t.Raise(TypeError, "__kwdefaults__ must be set to a dict object")
	}
	return nil
}

// valueFormat is the format of annotations that asks for their values.
const valueFormat = 1

func functionAnnotations(t *Thread, v Value) (Value, error) {
	fn := as[Function](v)
	if fn.annotations == nil {
		d, err := t.annotations(fn.annotate)
		if err != nil {
			return Value{}, err
		}
		fn.annotations = d
	}
	return Obj(fn.annotations), nil
}

// annotations computes annotations by an __annotate__ function, nil or None
// for none.
func (t *Thread) annotations(annotate Value) (*Dict, error) {
	if annotate.p == nil || annotate.IsNone() {
		return NewDict(), nil
	}
	v, err := t.Call(annotate, Int(valueFormat))
	if err != nil {
		return nil, err
	}
	d, ok := v.AsDict()
	if !ok {
		return nil, t.Raise(TypeError, "__annotate__ returned non-dict of type '%s'", v.Type().Name)
	}
	return d, nil
}

func functionSetAnnotations(t *Thread, v, x Value) error {
	fn := as[Function](v)
	fn.annotate = Value{}
	switch {
	case x.p == nil || x.IsNone():
		fn.annotations = nil
	case x.Type().Layout == LayoutDict:
		fn.annotations = as[Dict](x)
	default:
		return t.Raise(TypeError, "__annotations__ must be set to a dict object")
	}
	return nil
}

func functionAnnotate(_ *Thread, v Value) (Value, error) {
	return orNone(as[Function](v).annotate), nil
}

func functionSetAnnotate(t *Thread, v, x Value) error {
	if x.p == nil {
		return t.Raise(TypeError, "__annotate__ cannot be deleted")
	}
	fn := as[Function](v)
	fn.annotate, fn.annotations = x, nil
	return nil
}

func functionTypeParams(_ *Thread, v Value) (Value, error) {
	if p := as[Function](v).typeParams; p.p != nil {
		return p, nil
	}
	return Obj(emptyTuple), nil
}

func functionSetTypeParams(t *Thread, v, x Value) error {
	if x.p == nil || x.Type().Layout != LayoutTuple {
		return t.Raise(TypeError, "__type_params__ must be set to a tuple")
	}
	as[Function](v).typeParams = x
	return nil
}
