package vm

// Super is what super() gives: access to attributes after a class in the MRO
// of an object's type.
type Super struct {
	Header
	after *Type
	obj   Value // nil: unbound
	cls   *Type // whose MRO is searched
}

// SuperType is the type of super().
var SuperType = declare("super")

func superOf(after *Type, obj Value, cls *Type) Value {
	return Obj(&Super{Header{SuperType}, after, obj, cls})
}

func defineSuper() {
	SuperType.complete(TypeSpec{
		Layout: LayoutOther,
		Getters: []Getter{
			{"__thisclass__", func(_ *Thread, v Value) (Value, error) { return Obj(as[Super](v).after), nil }, nil},
			{"__self__", func(_ *Thread, v Value) (Value, error) { return orNone(as[Super](v).obj), nil }, nil},
			{"__self_class__", func(_ *Thread, v Value) (Value, error) {
				if c := as[Super](v).cls; c != nil {
					return Obj(c), nil
				}
				return None, nil
			}, nil},
		},
		Slots: Slots{
			New:     superNew,
			Init:    func(*Thread, Value, []Value, []*Str) error { return nil },
			GetAttr: superGetAttr,
			DescrGet: func(t *Thread, v, obj Value, _ *Type) (Value, error) {
				s := as[Super](v)
				if obj.p == nil || s.obj.p != nil {
					return v, nil
				}
				return t.newSuper(s.typ, s.after, obj)
			},
			Repr: func(_ *Thread, v Value) (string, error) {
				s := as[Super](v)
				if s.cls == nil {
					return "<super: <class '" + s.after.Name + "'>, NULL>", nil
				}
				return "<super: <class '" + s.after.Name + "'>, <" + s.cls.Name + " object>>", nil
			},
			Visit: func(v Value, visit func(Value)) { visitValue(as[Super](v).obj, visit) },
		},
	})
}

func superNew(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	if len(kw) > 0 {
		return Value{}, t.Raise(TypeError, "super() takes no keyword arguments")
	}
	switch len(args) {
	case 0:
		return t.superOfFrame(cls)
	case 1, 2:
	default:
		return Value{}, t.Raise(TypeError, "super() expected at most 2 arguments, got %d", len(args))
	}
	after, ok := args[0].AsType()
	if !ok {
		return Value{}, t.Raise(TypeError, "super() argument 1 must be a type, not %s", args[0].Type().Name)
	}
	if len(args) == 1 || args[1].IsNone() {
		return Obj(&Super{Header: Header{cls}, after: after}), nil
	}
	return t.newSuper(cls, after, args[1])
}

// superOfFrame is super() without arguments, in a method.
func (t *Thread) superOfFrame(cls *Type) (Value, error) {
	f := t.frame
	if f == nil || f.fn == nil && f.gen == nil {
		return Value{}, t.Raise(RuntimeError, "super(): no arguments")
	}
	if f.code.ArgCount == 0 && len(f.code.LocalNames) == 0 {
		return Value{}, t.Raise(RuntimeError, "super(): no arguments")
	}
	self := *f.reg(0)
	if self.p != nil && self.Type() == CellType {
		self = as[Cell](self).v
	}
	if self.p == nil {
		return Value{}, t.Raise(RuntimeError, "super(): arg[0] deleted")
	}
	for i, name := range f.code.FreeNames {
		if name != "__class__" {
			continue
		}
		cell := as[Cell](*f.reg(uint16(f.code.NumLocals + i)))
		if cell.v.p == nil {
			return Value{}, t.Raise(RuntimeError, "super(): empty __class__ cell")
		}
		after, ok := cell.v.AsType()
		if !ok {
			return Value{}, t.Raise(RuntimeError, "super(): __class__ is not a type (%s)", cell.v.Type().Name)
		}
		return t.newSuper(cls, after, self)
	}
	return Value{}, t.Raise(RuntimeError, "super(): __class__ cell not found")
}

func (t *Thread) newSuper(cls, after *Type, obj Value) (Value, error) {
	if c, ok := obj.AsType(); ok && c.IsSubtype(after) {
		return Obj(&Super{Header{cls}, after, obj, c}), nil
	}
	if c := obj.Type(); c.IsSubtype(after) {
		return Obj(&Super{Header{cls}, after, obj, c}), nil
	}
	what, name := "instance of", obj.Type().Name
	if c, ok := obj.AsType(); ok {
		what, name = "type", c.Name
	}
	return Value{}, t.Raise(TypeError, "super(type, obj): obj (%s %s) is not an instance or subtype of type (%s).", what, name, after.Name)
}

// next gives the part of the MRO after the class.
func (s *Super) next() []*Type {
	for i, c := range s.cls.MRO {
		if c == s.after {
			return s.cls.MRO[i+1:]
		}
	}
	return nil
}

// find looks a name up after the class, without binding it.
func (s *Super) find(name *Str) Value {
	if s.cls == nil || name == nameClass {
		return Value{}
	}
	for _, c := range s.next() {
		if x := c.Dict.GetStr(name); x.p != nil {
			return x
		}
	}
	return Value{}
}

func superGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	s := as[Super](v)
	x := s.find(name)
	if x.p == nil {
		x, found, err := t.findAttr(v, v.Type(), name)
		if !found && err == nil {
			return Value{}, t.attributeError(v, name, "'super' object has no attribute '%s'", name.s)
		}
		return x, err
	}
	get := x.Type().DescrGet
	if get == nil {
		return x, nil
	}
	obj := s.obj
	if obj == Obj(s.cls) {
		obj = Value{}
	}
	return get(t, x, obj, s.cls)
}
