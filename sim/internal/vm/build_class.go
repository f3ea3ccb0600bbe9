package vm

// buildClass is __build_class__: it runs a class body in a new namespace and
// calls the metaclass with what came of it.
func buildClass(t *Thread, args []Value, kw []*Str) (Value, error) {
	given := args[:len(args)-len(kw)]
	if len(given) < 2 {
		return Value{}, t.Raise(TypeError, "__build_class__: not enough arguments")
	}
	body, ok := given[0].AsFunction()
	if !ok {
		return Value{}, t.Raise(TypeError, "__build_class__: func must be a function")
	}
	name := given[1]
	orig := cloneValues(given[2:])
	bases, err := t.resolveBases(orig)
	if err != nil {
		return Value{}, err
	}
	meta, values, names, err := t.chooseMetaclass(bases, args[len(given):], kw)
	if err != nil {
		return Value{}, err
	}
	basesTuple := NewTuple(bases...)
	ns, err := t.prepareNamespace(meta, name, basesTuple, values, names)
	if err != nil {
		return Value{}, err
	}
	cell, err := t.runBody(body, ns)
	if err != nil {
		return Value{}, err
	}
	if !sameValues(orig, bases) {
		if err := t.SetItem(ns, Obj(nameOrigBases), NewTuple(orig...)); err != nil {
			return Value{}, err
		}
	}
	cls, err := t.CallKw(meta, append([]Value{name, basesTuple, ns}, values...), names)
	if err != nil {
		return Value{}, err
	}
	return cls, t.checkClassCell(cell, cls, name)
}

// checkClassCell makes sure that the class knows itself by __class__.
func (t *Thread) checkClassCell(cell, cls, name Value) error {
	if cell.p == nil || cell.Type() != CellType || cls.Type().Layout != LayoutType {
		return nil
	}
	switch c := as[Cell](cell); {
	case c.v.p == nil:
		return t.Raise(RuntimeError, "__class__ not set defining '%s' as %s. Was __classcell__ propagated to type.__new__?", as[Str](name).s, reprOrName(t, cls))
	case c.v != cls:
		return t.Raise(TypeError, "__class__ set to %s defining '%s' as %s", reprOrName(t, c.v), as[Str](name).s, reprOrName(t, cls))
	}
	return nil
}

// resolveBases replaces bases that are no classes by what their
// __mro_entries__ gives.
func (t *Thread) resolveBases(given []Value) ([]Value, error) {
	var bases []Value
	for _, b := range given {
		if b.Type().Layout == LayoutType {
			bases = append(bases, b)
			continue
		}
		fn, err := t.LookupAttr(b, nameMROEntries)
		if err != nil {
			return nil, err
		}
		if fn.p == nil {
			bases = append(bases, b)
			continue
		}
		entries, err := t.Call(fn, NewTuple(given...))
		if err != nil {
			return nil, err
		}
		if entries.Type().Layout != LayoutTuple {
			return nil, t.Raise(TypeError, "__mro_entries__ must return a tuple")
		}
		bases = append(bases, as[Tuple](entries).items...)
	}
	return bases, nil
}

// chooseMetaclass gives the metaclass, and the keywords without it.
func (t *Thread) chooseMetaclass(bases, values []Value, kw []*Str) (meta Value, rest []Value, names []*Str, err error) {
	for i, name := range kw {
		if name.s == nameMetaclass.s {
			meta = values[i]
			continue
		}
		rest = append(rest, values[i])
		names = append(names, name)
	}
	if meta.p == nil {
		meta = Obj(TypeType)
		if len(bases) > 0 {
			meta = Obj(bases[0].Type())
		}
	}
	if cls, ok := meta.AsType(); ok {
		winner, err := t.metaclass(cls, bases)
		if err != nil {
			return Value{}, nil, nil, err
		}
		meta = Obj(winner)
	}
	return meta, rest, names, nil
}

func (t *Thread) prepareNamespace(meta, name, bases Value, values []Value, names []*Str) (Value, error) {
	if meta == Obj(TypeType) {
		return Obj(NewDict()), nil
	}
	prepare, err := t.LookupAttr(meta, namePrepare)
	if err != nil || prepare.p == nil {
		return Obj(NewDict()), err
	}
	ns, err := t.CallKw(prepare, append([]Value{name, bases}, values...), names)
	if err != nil {
		return Value{}, err
	}
	if ns.Type().GetItem == nil {
		metaName := meta.Type().Name
		if cls, ok := meta.AsType(); ok {
			metaName = cls.Name
		}
		return Value{}, t.Raise(TypeError, "%s.__prepare__() must return a mapping, not %s", metaName, ns.Type().Name)
	}
	return ns, nil
}

// runBody runs the body of a class with ns as its namespace.
func (t *Thread) runBody(fn *Function, ns Value) (Value, error) {
	if err := t.enterCall(); err != nil {
		return Value{}, err
	}
	f := t.push(fn)
	copy(f.window(uint16(fn.code.NumLocals), len(fn.closure)), fn.closure)
	f.locals = ns
	f.mode = modeEntry
	return t.enter(f)
}
