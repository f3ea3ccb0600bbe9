package vm

// The attributes of classes.

func typeSetName(t *Thread, v, x Value) error {
	cls := as[Type](v)
	if !cls.heap() {
		return t.Raise(TypeError, "cannot set '__name__' attribute of immutable type '%s'", cls.Name)
	}
	if x.p == nil || x.Type().Layout != LayoutStr {
		return t.Raise(TypeError, "can only assign string to %s.__name__, not '%s'", cls.Name, orNone(x).Type().Name)
	}
	cls.Name = as[Str](x).s
	cls.Flags &^= FlagInFull
	return nil
}

func typeSetQualName(t *Thread, v, x Value) error {
	cls := as[Type](v)
	if !cls.heap() {
		return t.Raise(TypeError, "cannot set '__qualname__' attribute of immutable type '%s'", cls.Name)
	}
	if x.p == nil || x.Type().Layout != LayoutStr {
		return t.Raise(TypeError, "can only assign string to %s.__qualname__, not '%s'", cls.Name, orNone(x).Type().Name)
	}
	cls.QualName = as[Str](x).s
	return nil
}

func typeModule(t *Thread, v Value) (Value, error) {
	cls := as[Type](v)
	if !cls.heap() {
		return NewStr(cls.Module), nil
	}
	if m := cls.Dict.GetStr(nameModule); m.p != nil {
		return m, nil
	}
	return Value{}, t.noAttr(v, nameModule)
}

func typeSetModule(t *Thread, v, x Value) error {
	return t.setInClass(v, nameModule, x)
}

// setInClass stores an attribute of a class in its Dict.
func (t *Thread) setInClass(v Value, name *Str, x Value) error {
	cls := as[Type](v)
	if !cls.heap() {
		return t.Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name.s, cls.Name)
	}
	if x.p == nil {
		if cls.Dict.DeleteStr(name).p == nil {
			return t.noAttr(v, name)
		}
	} else {
		cls.Dict.SetStr(name, x)
	}
	t.vm.changed(cls, name)
	return nil
}

func typeDoc(t *Thread, v Value) (Value, error) {
	doc := as[Type](v).Dict.GetStr(nameDoc)
	if doc.p == nil {
		return None, nil
	}
	if get := doc.Type().DescrGet; get != nil {
		return get(t, doc, Value{}, as[Type](v))
	}
	return doc, nil
}

func typeSetDoc(t *Thread, v, x Value) error { return t.setInClass(v, nameDoc, x) }

func typeBase(_ *Thread, v Value) (Value, error) {
	cls := as[Type](v)
	if len(cls.Bases) == 0 {
		return None, nil
	}
	return Obj(solidBase(cls.Bases)), nil
}

func typeDict(_ *Thread, v Value) (Value, error) {
	return newMappingProxy(Obj(as[Type](v).Dict)), nil
}

func typeSubclasses(t *Thread, args []Value) (Value, error) {
	return Obj(NewList(typeValues(t.vm.derived[as[Type](args[0])]))), nil
}

func typeInstanceCheck(t *Thread, args []Value) (Value, error) {
	cls := as[Type](args[0])
	if args[1].Type().IsSubtype(cls) {
		return True, nil
	}
	b, err := t.claimsClass(args[1], cls)
	return Bool(b), err
}

func typeSubclassCheck(t *Thread, args []Value) (Value, error) {
	if args[1].Type().Layout != LayoutType {
		return Value{}, t.Raise(TypeError, "issubclass() arg 1 must be a class")
	}
	return Bool(as[Type](args[1]).IsSubtype(as[Type](args[0]))), nil
}

func typeDir(t *Thread, args []Value) (Value, error) {
	names := NewDict()
	if err := t.mergeClassNames(names, as[Type](args[0])); err != nil {
		return Value{}, err
	}
	return dictKeyList(names), nil
}

func typeAbstractMethods(t *Thread, v Value) (Value, error) {
	if m := as[Type](v).Dict.GetStr(nameAbstractMethods); m.p != nil && as[Type](v) != TypeType {
		return m, nil
	}
	return Value{}, t.noAttr(v, nameAbstractMethods)
}

func typeSetAbstractMethods(t *Thread, v, x Value) error {
	if err := t.setInClass(v, nameAbstractMethods, x); err != nil {
		return err
	}
	some := false
	if x.p != nil {
		var err error
		if some, err = t.Truth(x); err != nil {
			return err
		}
	}
	cls := as[Type](v)
	cls.Flags &^= FlagAbstract
	if some {
		cls.Flags |= FlagAbstract
	}
	return nil
}

func typeAnnotations(t *Thread, v Value) (Value, error) {
	cls := as[Type](v)
	if !cls.heap() {
		return Value{}, t.noAttr(v, nameAnnotations)
	}
	for _, name := range []*Str{nameAnnotations, nameAnnotationsCache} {
		if x := cls.Dict.GetStr(name); x.p != nil {
			return x, nil
		}
	}
	annotate, err := typeAnnotate(t, v)
	if err != nil {
		return Value{}, err
	}
	d, err := t.annotations(annotate)
	if err != nil {
		return Value{}, err
	}
	cls.Dict.SetStr(nameAnnotationsCache, Obj(d))
	return Obj(d), nil
}

func typeSetAnnotations(t *Thread, v, x Value) error {
	as[Type](v).Dict.DeleteStr(nameAnnotationsCache)
	return t.setInClass(v, nameAnnotations, x)
}

func typeAnnotate(t *Thread, v Value) (Value, error) {
	cls := as[Type](v)
	if !cls.heap() {
		return Value{}, t.noAttr(v, nameAnnotate)
	}
	for _, name := range []*Str{nameAnnotateFunc, nameAnnotate} {
		if x := cls.Dict.GetStr(name); x.p != nil {
			if get := x.Type().DescrGet; get != nil {
				return get(t, x, Value{}, cls)
			}
			return x, nil
		}
	}
	return None, nil
}

func typeSetAnnotate(t *Thread, v, x Value) error {
	as[Type](v).Dict.DeleteStr(nameAnnotationsCache)
	return t.setInClass(v, nameAnnotateFunc, x)
}

func typeTypeParams(_ *Thread, v Value) (Value, error) {
	if x := as[Type](v).Dict.GetStr(nameTypeParams); x.p != nil && as[Type](v).heap() {
		return x, nil
	}
	return Obj(emptyTuple), nil
}

func typeSetTypeParams(t *Thread, v, x Value) error { return t.setInClass(v, nameTypeParams, x) }

func typeSetBases(t *Thread, v, x Value) error {
	cls := as[Type](v)
	if !cls.heap() {
		return t.Raise(TypeError, "cannot set '__bases__' attribute of immutable type '%s'", cls.Name)
	}
	if x.p == nil || x.Type().Layout != LayoutTuple || len(as[Tuple](x).items) == 0 {
		if x.p == nil {
			return t.Raise(TypeError, "cannot delete '__bases__' attribute of type '%s'", cls.Name)
		}
		if x.Type().Layout == LayoutTuple {
			return t.Raise(TypeError, "can only assign non-empty tuple to %s.__bases__, not ()", cls.Name)
		}
		return t.Raise(TypeError, "can only assign tuple to %s.__bases__, not %s", cls.Name, x.Type().Name)
	}
	bases, err := t.checkBases(as[Tuple](x).items)
	if err != nil {
		return err
	}
	mro, err := t.linearise(cls, bases)
	if err != nil {
		return err
	}
	for _, b := range cls.Bases {
		t.vm.forgetDerived(b, cls)
	}
	cls.Bases, cls.MRO = bases, mro
	t.vm.addDerived(cls)
	t.vm.changed(cls, nil)
	return nil
}

func (v *VM) addDerived(cls *Type) {
	if v.derived == nil {
		v.derived = map[*Type][]*Type{}
	}
	for _, b := range cls.Bases {
		v.derived[b] = append(v.derived[b], cls)
	}
}

func (v *VM) forgetDerived(base, cls *Type) {
	list := v.derived[base]
	for i, c := range list {
		if c == cls {
			v.derived[base] = append(list[:i:i], list[i+1:]...)
			return
		}
	}
}
