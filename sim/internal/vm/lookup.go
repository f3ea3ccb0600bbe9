package vm

// Looking a name up in the classes of an MRO is remembered in a table of the
// run, by the version of the class: a class gets a new version whenever it or
// one of its bases changes.

const lookupCacheSize = 512 // a power of two

type lookupEntry struct {
	version uint32
	name    *Str
	value   Value
}

// lookup finds a name in the dicts of the MRO, nil if it is in none.
func (cls *Type) lookup(name *Str) Value {
	for _, base := range cls.MRO {
		if v := base.Dict.GetStr(name); v.p != nil {
			return v
		}
	}
	return Value{}
}

// Lookup finds an attribute of a type as a special method is looked up: in the
// type and its bases, without binding it. It is nil if there is none.
func (t *Thread) Lookup(cls *Type, name *Str) Value {
	h := (cls.version*31 ^ uint32(name.Hash())) & (lookupCacheSize - 1)
	e := &t.vm.lookups[h]
	if e.version == cls.version && e.name == name {
		return e.value
	}
	v := cls.lookup(name)
	*e = lookupEntry{cls.version, name, v}
	return v
}

// changed gives a class and those that derive from it new versions, after an
// attribute of it has changed; name nil: many.
func (v *VM) changed(cls *Type, name *Str) {
	v.nextVersion++
	cls.version = v.nextVersion
	cls.fixSlots(name)
	cls.finalizes = cls.lookup(nameDel).p != nil
	cls.notePlain()
	for _, derived := range v.derived[cls] {
		v.changed(derived, name)
	}
}

// notePlain notes which of object's slots the class still has.
func (cls *Type) notePlain() {
	fromObject := func(names ...*Str) bool {
		for _, name := range names {
			if n := cls.lookup(name); n.p != nil && (asNative(n) == nil || asNative(n).owner != ObjectType) {
				return false
			}
		}
		return true
	}
	cls.plainNew = fromObject(nameNew)
	cls.plainInit = fromObject(nameInit)
	cls.plainGetAttr = fromObject(nameGetAttribute, nameGetAttr)
	cls.plainSetAttr = fromObject(nameSetAttr, nameDelAttr)
}

// special finds a special method of v and binds it: the function, and self if
// it is to be passed first. fn is nil if there is none.
func (t *Thread) special(v Value, name *Str) (fn, self Value, err error) {
	cls := v.Type()
	fn = t.Lookup(cls, name)
	if fn.p == nil {
		return fn, Value{}, nil
	}
	if isMethod(fn) {
		return fn, v, nil
	}
	if get := fn.Type().DescrGet; get != nil {
		fn, err = get(t, fn, v, cls)
	}
	return fn, Value{}, err
}

// isMethod says whether looking up fn through an instance gives a bound
// method, so that passing the instance first does the same.
func isMethod(fn Value) bool {
	switch fn.Type() {
	case FunctionType, MethodDescriptorType, WrapperDescriptorType:
		return true
	}
	return false
}

// LookupSpecial gives a special method of v, looked up on its type and bound;
// nil if there is none.
func (t *Thread) LookupSpecial(v Value, name *Str) (Value, error) {
	fn, self, err := t.special(v, name)
	if fn.p == nil || err != nil || self.p == nil {
		return fn, err
	}
	return newMethod(fn, self), nil
}

// callSpecial calls a special method of v, if it has it.
func (t *Thread) callSpecial(v Value, name *Str, args ...Value) (result Value, found bool, err error) {
	fn, self, err := t.special(v, name)
	if fn.p == nil || err != nil {
		return Value{}, false, err
	}
	if self.p == nil {
		result, err = t.Call(fn, args...)
		return result, true, err
	}
	var buf [4]Value
	all := append(append(buf[:0], self), args...)
	result, err = t.CallKw(fn, all, nil)
	return result, true, err
}
