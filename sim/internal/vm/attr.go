package vm

import "unsafe"

func addOffset(p unsafe.Pointer, off uintptr) unsafe.Pointer { return unsafe.Add(p, off) }

// Attributes, as Python code sees them.

// GetAttr gives v.name.
func (t *Thread) GetAttr(v Value, name *Str) (Value, error) {
	return v.Type().GetAttr(t, v, name)
}

// LookupAttr gives v.name, nil if that raises AttributeError.
func (t *Thread) LookupAttr(v Value, name *Str) (Value, error) {
	cls := v.Type()
	if cls.plainGetAttr {
		x, _, err := t.findAttr(v, cls, name)
		if _, missing := t.Matches(err, AttributeError); missing {
			return Value{}, nil
		}
		return x, err
	}
	x, err := cls.GetAttr(t, v, name)
	if _, missing := t.Matches(err, AttributeError); missing {
		return Value{}, nil
	}
	return x, err
}

// SetAttr does v.name = x.
func (t *Thread) SetAttr(v Value, name *Str, x Value) error {
	return v.Type().SetAttr(t, v, name, x)
}

// DelAttr does del v.name.
func (t *Thread) DelAttr(v Value, name *Str) error {
	return v.Type().SetAttr(t, v, name, Value{})
}

// objectGetAttr is object.__getattribute__.
func objectGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	cls := v.Type()
	x, found, err := t.findAttr(v, cls, name)
	if !found && err == nil {
		return Value{}, t.noAttr(v, name)
	}
	return x, err
}

// findAttr looks an attribute up: a data descriptor of the class comes before
// the instance's own attributes, anything else of the class after them.
func (t *Thread) findAttr(v Value, cls *Type, name *Str) (x Value, found bool, err error) {
	descr := t.Lookup(cls, name)
	var get func(t *Thread, descr, obj Value, cls *Type) (Value, error)
	if descr.p != nil {
		dt := descr.Type()
		get = dt.DescrGet
		if get != nil && dt.DescrSet != nil {
			x, err = get(t, descr, v, cls)
			return x, true, err
		}
	}
	if a := attrsOf(v); a != nil {
		if x = a.get(name); x.p != nil {
			return x, true, nil
		}
	}
	if get != nil {
		x, err = get(t, descr, v, cls)
		return x, true, err
	}
	return descr, descr.p != nil, nil
}

// noAttr is the AttributeError of v.name.
func (t *Thread) noAttr(v Value, name *Str) error {
	switch v.Type().Layout {
	case LayoutType:
		return t.attributeError(v, name, "type object '%s' has no attribute '%s'", as[Type](v).Name, name.s)
	case LayoutModule:
		return t.attributeError(v, name, "%s", t.moduleLacks(as[Module](v), name))
	}
	return t.attributeError(v, name, "'%s' object has no attribute '%s'", v.Type().Name, name.s)
}

// attributeError raises an AttributeError that knows its object and name, from
// which a suggestion can be made.
func (t *Thread) attributeError(v Value, name *Str, format string, args ...any) error {
	err := t.Raise(AttributeError, format, args...)
	if e, ok := err.(*Exc); ok {
		e.fields = []Value{Obj(name), v}
	}
	return err
}

// objectSetAttr is object.__setattr__ and, for a nil x, __delattr__.
func objectSetAttr(t *Thread, v Value, name *Str, x Value) error {
	cls := v.Type()
	descr := t.Lookup(cls, name)
	if descr.p != nil {
		if set := descr.Type().DescrSet; set != nil {
			return set(t, descr, v, x)
		}
	}
	a := attrsOf(v)
	if a == nil || cls.noDict {
		return t.cannotSet(v, name, descr, x)
	}
	if x.p != nil {
		return a.set(t, name, x)
	}
	if a.delete(t, name).p == nil {
		return t.noAttr(v, name)
	}
	return nil
}

// cannotSet is the error of setting or deleting v.name where there is no
// place for it.
func (t *Thread) cannotSet(v Value, name *Str, descr, x Value) error {
	switch {
	case descr.p != nil:
		return t.attributeError(v, name, "'%s' object attribute '%s' is read-only", v.Type().Name, name.s)
	case x.p == nil:
		return t.noAttr(v, name)
	}
	return t.attributeError(v, name, "'%s' object has no attribute '%s' and no __dict__ for setting new attributes", v.Type().Name, name.s)
}

// attrName gives the name of an attribute, which must be a str.
func (t *Thread) attrName(v Value) (*Str, error) {
	if v.Type() == StrType {
		return as[Str](v), nil
	}
	s, ok := v.AsStr()
	if !ok {
		return nil, t.Raise(TypeError, "attribute name must be string, not '%s'", v.Type().Name)
	}
	return newStr(s.s), nil
}

// dictGetter is the __dict__ of instances that have one.
var dictGetter = Getter{"__dict__",
	func(t *Thread, v Value) (Value, error) {
		a := attrsOf(v)
		if a == nil {
			return Value{}, t.noAttr(v, nameDict)
		}
		return Obj(a.materialise(t)), nil
	},
	func(t *Thread, v, x Value) error {
		a := attrsOf(v)
		if x.p == nil {
			a.materialise(t)
			a.dict = NewDict()
			return nil
		}
		d, ok := x.AsDict()
		if !ok {
			return t.Raise(TypeError, "__dict__ must be set to a dictionary, not a '%s'", x.Type().Name)
		}
		a.materialise(t)
		a.dict = d
		return nil
	},
}
