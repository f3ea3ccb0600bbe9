package vm

import (
	"strconv"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Descriptors: what attribute access finds in a class and binds to the instance.

// Method is a bound method: a function with its first argument.
type Method struct {
	Header
	fn, self Value
}

// The types of methods and functions that are written in Go or bound.
var (
	MethodType            = declare("method")
	BuiltinFunctionType   = declare("builtin_function_or_method")
	BuiltinMethodType     = declare("builtin_function_or_method")
	MethodDescriptorType  = declare("method_descriptor")
	WrapperDescriptorType = declare("wrapper_descriptor")
	GetSetDescriptorType  = declare("getset_descriptor")
	MemberDescriptorType  = declare("member_descriptor")
	PropertyType          = declare("property")
	ClassMethodType       = declare("classmethod")
	StaticMethodType      = declare("staticmethod")
)

// newMethod binds fn to self.
func newMethod(fn, self Value) Value {
	typ := MethodType
	if n := asNative(fn); n != nil && !n.python {
		typ = BuiltinMethodType
	}
	return Obj(&Method{Header{typ}, fn, self})
}

// AsMethod gives the function and the first argument of a bound method.
func (v Value) AsMethod() (fn, self Value, ok bool) {
	if t := v.Type(); t != MethodType && t != BuiltinMethodType {
		return Value{}, Value{}, false
	}
	m := as[Method](v)
	return m.fn, m.self, true
}

// bindMethod is the DescrGet of functions.
func bindMethod(_ *Thread, fn, obj Value, _ *Type) (Value, error) {
	if obj.p == nil {
		return fn, nil
	}
	return newMethod(fn, obj), nil
}

// address is how reprs show an identity.
func (v *VM) address(x Value) string {
	return "0x" + strconv.FormatInt(v.ID(x), 16)
}

// Address gives the identity of x as default reprs show it.
func (v *VM) Address(x Value) string { return v.address(x) }

func defineMethods() {
	MethodType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"__func__", func(_ *Thread, v Value) (Value, error) { return as[Method](v).fn, nil }, nil},
			{"__self__", func(_ *Thread, v Value) (Value, error) { return as[Method](v).self, nil }, nil},
		},
		Slots: Slots{
			New:     methodNew,
			Repr:    methodRepr,
			Call:    methodCall,
			Hash:    methodHash,
			Compare: methodCompare,
			GetAttr: methodGetAttr,
			Visit:   visitMethod,
		},
	})
	BuiltinMethodType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(asNative(as[Method](v).fn).name), nil }, nil},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) {
				m := as[Method](v)
				return NewStr(m.self.Type().Name + "." + asNative(m.fn).name), nil
			}, nil},
			{"__self__", func(_ *Thread, v Value) (Value, error) { return as[Method](v).self, nil }, nil},
			{"__doc__", func(_ *Thread, v Value) (Value, error) { return docOf(asNative(as[Method](v).fn)), nil }, nil},
			{"__module__", func(*Thread, Value) (Value, error) { return None, nil }, nil},
		},
		Slots: Slots{
			Repr:    builtinMethodRepr,
			Call:    methodCall,
			Hash:    methodHash,
			Compare: methodCompare,
			Visit:   visitMethod,
		},
	})
	for _, typ := range []*Type{BuiltinFunctionType, MethodDescriptorType, WrapperDescriptorType} {
		defineNative(typ)
	}
}

func docOf(n *Native) Value {
	if n.doc == "" {
		return None
	}
	return NewStr(n.doc)
}

func methodNew(t *Thread, _ *Type, args []Value, kw []*Str) (Value, error) {
	if len(args) != 2 || len(kw) > 0 {
		return Value{}, t.Raise(TypeError, "method expected 2 arguments, got %d", len(args))
	}
	if args[1].IsNone() {
		return Value{}, t.Raise(TypeError, "instance must not be None")
	}
	return Obj(&Method{Header{MethodType}, args[0], args[1]}), nil
}

func methodCall(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
	m := as[Method](v)
	return t.callWith(m.fn, m.self, args, kw)
}

func methodRepr(t *Thread, v Value) (string, error) {
	m := as[Method](v)
	name, err := t.LookupAttr(m.fn, nameQualName)
	if err != nil {
		return "", err
	}
	text := "?"
	if name.p != nil {
		if s, ok := name.AsStr(); ok {
			text = s.s
		}
	}
	self, err := t.Repr(m.self)
	return "<bound method " + text + " of " + self + ">", err
}

func builtinMethodRepr(t *Thread, v Value) (string, error) {
	m := as[Method](v)
	return "<built-in method " + asNative(m.fn).name + " of " + m.self.Type().Name + " object at " + t.vm.address(m.self) + ">", nil
}

func methodHash(t *Thread, v Value) (int64, error) {
	m := as[Method](v)
	h, err := t.Hash(m.fn)
	return h ^ hashInt(t.vm.ID(m.self)), err
}

func methodCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq || v.Type() != w.Type() {
		return NotImplemented, nil
	}
	a, b := as[Method](v), as[Method](w)
	same := a.self == b.self
	if same {
		var err error
		if same, err = t.Equal(a.fn, b.fn); err != nil {
			return Value{}, err
		}
	}
	return Bool(same == (op == syntax.Eq)), nil
}

func visitMethod(v Value, visit func(Value)) {
	visit(as[Method](v).fn)
	visit(as[Method](v).self)
}

// methodGetAttr gives a bound method the attributes of its function.
func methodGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	x, found, err := t.findAttr(v, v.Type(), name)
	if found && name != nameDoc || err != nil {
		return x, err
	}
	return t.GetAttr(as[Method](v).fn, name)
}

// defineNative completes one of the types of functions written in Go.
func defineNative(typ *Type) {
	spec := TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[Native](v).name), nil }, nil},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[Native](v).qualName()), nil }, nil},
			{"__doc__", func(_ *Thread, v Value) (Value, error) { return docOf(as[Native](v)), nil }, nil},
			{"__module__", nativeModule, nil},
			{"__self__", func(_ *Thread, v Value) (Value, error) { return orNone(as[Native](v).self), nil }, nil},
			{"__objclass__", func(t *Thread, v Value) (Value, error) {
				if owner := as[Native](v).owner; owner != nil {
					return Obj(owner), nil
				}
				return Value{}, t.noAttr(v, Intern("__objclass__"))
			}, nil},
			{"__text_signature__", textSignature, nil},
		},
		Slots: Slots{
			Repr: nativeRepr,
			Call: func(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
				return t.callNative(as[Native](v), args, kw)
			},
		},
	}
	if typ == BuiltinFunctionType {
		spec.Slots.DescrGet = bindNative
	} else {
		spec.Slots.DescrGet = bindMethod
	}
	typ.complete(spec)
}

func nativeModule(_ *Thread, v Value) (Value, error) {
	n := as[Native](v)
	switch {
	case n.module != "":
		return NewStr(n.module), nil
	case n.python && n.owner != nil:
		return NewStr(n.owner.Module), nil
	case n.owner != nil:
		return None, nil
	}
	return NewStr("builtins"), nil
}

// bindNative is the DescrGet of functions written in Go: class methods bind
// the class, plain functions nothing, those that CPython has in Python what
// functions bind.
func bindNative(_ *Thread, fn, obj Value, cls *Type) (Value, error) {
	n := as[Native](fn)
	if n.kind == kindClass {
		return newMethod(fn, Obj(cls)), nil
	}
	if n.python && n.kind != kindStatic && obj.p != nil {
		return newMethod(fn, obj), nil
	}
	return fn, nil
}

func nativeRepr(t *Thread, v Value) (string, error) {
	n := as[Native](v)
	switch {
	case n.python:
		return "<function " + n.qualName() + " at " + t.vm.address(v) + ">", nil
	case n.typ == MethodDescriptorType:
		return "<method '" + n.name + "' of '" + n.owner.Name + "' objects>", nil
	case n.typ == WrapperDescriptorType:
		return "<slot wrapper '" + n.name + "' of '" + n.owner.Name + "' objects>", nil
	case n.owner != nil:
		return "<built-in method " + n.name + " of type object at " + t.vm.address(Obj(n.owner)) + ">", nil
	}
	return "<built-in function " + n.name + ">", nil
}

// getSetDescriptor is a computed attribute of a type written in Go.
type getSetDescriptor struct {
	Header
	Getter
	owner *Type
}

// memberDescriptor is a variable of __slots__.
type memberDescriptor struct {
	Header
	name  *Str // as the program calls it
	key   *Str // as the instance's Attrs do
	owner *Type
}

func defineDescriptors() {
	GetSetDescriptorType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[getSetDescriptor](v).Name), nil }, nil},
			{"__objclass__", func(_ *Thread, v Value) (Value, error) { return Obj(as[getSetDescriptor](v).owner), nil }, nil},
			{"__doc__", func(*Thread, Value) (Value, error) { return None, nil }, nil},
		},
		Slots: Slots{
			Repr: func(_ *Thread, v Value) (string, error) {
				d := as[getSetDescriptor](v)
				return "<attribute '" + d.Name + "' of '" + d.owner.Name + "' objects>", nil
			},
			DescrGet: func(t *Thread, v, obj Value, _ *Type) (Value, error) {
				d := as[getSetDescriptor](v)
				if obj.p == nil {
					return v, nil
				}
				if !obj.Type().IsSubtype(d.owner) {
					return Value{}, t.wrongOwner(d.Name, d.owner, obj)
				}
				return d.Get(t, obj)
			},
			DescrSet: func(t *Thread, v, obj, x Value) error {
				d := as[getSetDescriptor](v)
				if !obj.Type().IsSubtype(d.owner) {
					return t.wrongOwner(d.Name, d.owner, obj)
				}
				if d.Set == nil {
					return t.attributeError(obj, Intern(d.Name), "attribute '%s' of '%s' objects is not writable", d.Name, d.owner.Name)
				}
				return d.Set(t, obj, x)
			},
		},
	})
	MemberDescriptorType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Getters: []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return Obj(as[memberDescriptor](v).name), nil }, nil},
			{"__objclass__", func(_ *Thread, v Value) (Value, error) { return Obj(as[memberDescriptor](v).owner), nil }, nil},
			{"__doc__", func(*Thread, Value) (Value, error) { return None, nil }, nil},
		},
		Slots: Slots{
			Repr: func(_ *Thread, v Value) (string, error) {
				d := as[memberDescriptor](v)
				return "<member '" + d.name.s + "' of '" + d.owner.Name + "' objects>", nil
			},
			DescrGet: memberGet,
			DescrSet: memberSet,
		},
	})
	defineProperty()
	defineClassMethod(ClassMethodType, func(_ *Thread, v, _ Value, cls *Type) (Value, error) {
		return newMethod(as[wrappedFunction](v).fn, Obj(cls)), nil
	})
	defineClassMethod(StaticMethodType, func(_ *Thread, v, _ Value, _ *Type) (Value, error) {
		return as[wrappedFunction](v).fn, nil
	})
}

func (t *Thread) wrongOwner(name string, owner *Type, obj Value) error {
	return t.Raise(TypeError, "descriptor '%s' for '%s' objects doesn't apply to a '%s' object", name, owner.Name, obj.Type().Name)
}

func memberGet(t *Thread, v, obj Value, _ *Type) (Value, error) {
	d := as[memberDescriptor](v)
	if obj.p == nil {
		return v, nil
	}
	if !obj.Type().IsSubtype(d.owner) {
		return Value{}, t.wrongOwner(d.name.s, d.owner, obj)
	}
	if x := attrsOf(obj).getSlot(d.key); x.p != nil {
		return x, nil
	}
	return Value{}, t.noAttr(obj, d.name)
}

func memberSet(t *Thread, v, obj, x Value) error {
	d := as[memberDescriptor](v)
	if !obj.Type().IsSubtype(d.owner) {
		return t.wrongOwner(d.name.s, d.owner, obj)
	}
	a := attrsOf(obj)
	if x.p == nil && a.getSlot(d.key).p == nil {
		return t.attributeError(obj, d.name, "%s", d.name.s)
	}
	return a.setSlot(t, d.key, x)
}

// wrappedFunction is a classmethod or staticmethod.
type wrappedFunction struct {
	Header
	fn    Value
	attrs Attrs
}

func defineClassMethod(typ *Type, get func(t *Thread, v, obj Value, cls *Type) (Value, error)) {
	spec := TypeSpec{
		Layout: LayoutOther,
		Attrs:  unsafe.Offsetof(wrappedFunction{}.attrs),
		Getters: []Getter{
			dictGetter,
			{"__func__", func(_ *Thread, v Value) (Value, error) { return as[wrappedFunction](v).fn, nil }, nil},
			{"__wrapped__", func(_ *Thread, v Value) (Value, error) { return as[wrappedFunction](v).fn, nil }, nil},
			{"__isabstractmethod__", func(t *Thread, v Value) (Value, error) { return t.isAbstract(as[wrappedFunction](v).fn) }, nil},
			functionAttr("__name__"), functionAttr("__qualname__"), functionAttr("__doc__"), functionAttr("__module__"),
			functionAttr("__annotations__"),
		},
		Slots: Slots{
			New: func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
				if len(args) != 1 || len(kw) > 0 {
					return Value{}, t.Raise(TypeError, "%s expected 1 argument, got %d", cls.Name, len(args))
				}
				return Obj(&wrappedFunction{Header: Header{cls}, fn: args[0]}), nil
			},
			Init:     func(*Thread, Value, []Value, []*Str) error { return nil },
			DescrGet: get,
			Repr: func(t *Thread, v Value) (string, error) {
				s, err := t.Repr(as[wrappedFunction](v).fn)
				return "<" + v.Type().Name + "(" + s + ")>", err
			},
			Visit: func(v Value, visit func(Value)) {
				visit(as[wrappedFunction](v).fn)
				as[wrappedFunction](v).attrs.visit(visit)
			},
		},
	}
	if typ == StaticMethodType {
		spec.Slots.Call = func(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
			return t.CallKw(as[wrappedFunction](v).fn, args, kw)
		}
	}
	typ.complete(spec)
}

// functionAttr is an attribute that a wrapper takes from its function.
func functionAttr(name string) Getter {
	key := Intern(name)
	return Getter{name, func(t *Thread, v Value) (Value, error) {
		return t.GetAttr(as[wrappedFunction](v).fn, key)
	}, func(t *Thread, v, x Value) error {
		if x.p == nil {
			return t.noAttr(v, key)
		}
		return t.SetAttr(as[wrappedFunction](v).fn, key, x)
	}}
}

// isAbstract gives fn.__isabstractmethod__ as a bool.
func (t *Thread) isAbstract(fn Value) (Value, error) {
	flag, err := t.LookupAttr(fn, nameIsAbstract)
	if err != nil || flag.p == nil {
		return False, err
	}
	b, err := t.Truth(flag)
	return Bool(b), err
}

// Property is a property.
type Property struct {
	Header
	get, set, del, doc Value // None where there is none
	ownDoc             bool  // doc was given, not taken from the getter
	name               Value // as its class calls it; nil if unknown
	attrs              Attrs
}

func defineProperty() {
	PropertyType.complete(TypeSpec{
		Layout: LayoutOther,
		Attrs:  unsafe.Offsetof(Property{}.attrs),
		Getters: []Getter{
			{"fget", func(_ *Thread, v Value) (Value, error) { return as[Property](v).get, nil }, nil},
			{"fset", func(_ *Thread, v Value) (Value, error) { return as[Property](v).set, nil }, nil},
			{"fdel", func(_ *Thread, v Value) (Value, error) { return as[Property](v).del, nil }, nil},
			{"__doc__", func(_ *Thread, v Value) (Value, error) { return as[Property](v).doc, nil },
				func(_ *Thread, v, x Value) error { as[Property](v).doc = orNone(x); return nil }},
			{"__name__", propertyName, func(_ *Thread, v, x Value) error { as[Property](v).name = x; return nil }},
			{"__isabstractmethod__", propertyIsAbstract, nil},
		},
		Methods: []*Native{
			Fn("getter", "fget, /", func(t *Thread, args []Value) (Value, error) {
				return t.propertyWith(args[0], args[1], Value{}, Value{})
			}),
			Fn("setter", "fset, /", func(t *Thread, args []Value) (Value, error) {
				return t.propertyWith(args[0], Value{}, args[1], Value{})
			}),
			Fn("deleter", "fdel, /", func(t *Thread, args []Value) (Value, error) {
				return t.propertyWith(args[0], Value{}, Value{}, args[1])
			}),
			Fn("__set_name__", "owner, name, /", func(_ *Thread, args []Value) (Value, error) {
				as[Property](args[0]).name = args[2]
				return None, nil
			}),
		},
		Slots: Slots{
			New: func(_ *Thread, cls *Type, _ []Value, _ []*Str) (Value, error) {
				return Obj(&Property{Header: Header{cls}, get: None, set: None, del: None, doc: None}), nil
			},
			Init:     propertyInit,
			DescrGet: propertyGet,
			DescrSet: propertySet,
			Visit: func(v Value, visit func(Value)) {
				p := as[Property](v)
				visit(p.get)
				visit(p.set)
				visit(p.del)
				visit(p.doc)
				p.attrs.visit(visit)
			},
		},
	})
}

func propertyInit(t *Thread, self Value, args []Value, kw []*Str) error {
	p := as[Property](self)
	parts := [...]*Value{&p.get, &p.set, &p.del, &p.doc}
	names := [...]string{"fget", "fset", "fdel", "doc"}
	given := len(args) - len(kw)
	if given > len(parts) {
		return t.Raise(TypeError, "property() takes at most 4 arguments (%d given)", given)
	}
	for i, v := range args[:given] {
		*parts[i] = v
	}
	for i, name := range kw {
		at := -1
		for j, n := range names {
			if n == name.s {
				at = j
			}
		}
		if at < 0 {
			return t.Raise(TypeError, "property() got an unexpected keyword argument '%s'", name.s)
		}
		*parts[at] = args[given+i]
	}
	if p.ownDoc = !p.doc.IsNone(); !p.ownDoc && !p.get.IsNone() {
		doc, err := t.LookupAttr(p.get, nameDoc)
		if err != nil {
			return err
		}
		p.doc = orNone(doc)
	}
	return nil
}

// propertyWith copies a property with another function.
func (t *Thread) propertyWith(v, get, set, del Value) (Value, error) {
	p := as[Property](v)
	pick := func(x, old Value) Value {
		if x.p == nil {
			return old
		}
		return x
	}
	doc := None
	if p.ownDoc {
		doc = p.doc
	}
	made, err := t.Call(Obj(v.Type()), pick(get, p.get), pick(set, p.set), pick(del, p.del), doc)
	if err == nil && made.Type().IsSubtype(PropertyType) {
		as[Property](made).name = p.name
	}
	return made, err
}

func propertyName(t *Thread, v Value) (Value, error) {
	p := as[Property](v)
	if p.name.p != nil {
		return p.name, nil
	}
	if !p.get.IsNone() {
		if name, err := t.LookupAttr(p.get, nameName); err != nil || name.p != nil {
			return name, err
		}
	}
	return Value{}, t.noAttr(v, nameName)
}

func propertyIsAbstract(t *Thread, v Value) (Value, error) {
	p := as[Property](v)
	for _, fn := range []Value{p.get, p.set, p.del} {
		if b, err := t.isAbstract(fn); err != nil || b == True {
			return b, err
		}
	}
	return False, nil
}

func propertyGet(t *Thread, v, obj Value, _ *Type) (Value, error) {
	p := as[Property](v)
	if obj.p == nil {
		return v, nil
	}
	if p.get.IsNone() {
		return Value{}, t.noAccessor(p, obj, "getter")
	}
	return t.Call(p.get, obj)
}

func propertySet(t *Thread, v, obj, x Value) error {
	p := as[Property](v)
	fn, what := p.set, "setter"
	if x.p == nil {
		fn, what = p.del, "deleter"
	}
	if fn.IsNone() {
		return t.noAccessor(p, obj, what)
	}
	var err error
	if x.p == nil {
		_, err = t.Call(fn, obj)
	} else {
		_, err = t.Call(fn, obj, x)
	}
	return err
}

func (t *Thread) noAccessor(p *Property, obj Value, what string) error {
	cls := obj.Type().QualName
	if s, ok := orNone(p.name).AsStr(); ok {
		return t.Raise(AttributeError, "property '%s' of '%s' object has no %s", s.s, cls, what)
	}
	return t.Raise(AttributeError, "property of '%s' object has no %s", cls, what)
}
