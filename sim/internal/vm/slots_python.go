package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// The slots of classes whose special methods are written in Python: each calls
// the method.

func hashNotPossible(t *Thread, v Value) (int64, error) {
	return 0, t.Raise(TypeError, "unhashable type: '%s'", v.Type().Name)
}

func slotNew(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error) {
	fn := t.Lookup(cls, nameNew)
	if get := fn.Type().DescrGet; get != nil {
		var err error
		if fn, err = get(t, fn, Value{}, cls); err != nil {
			return Value{}, err
		}
	}
	return t.callWith(fn, Obj(cls), args, kw)
}

func slotInit(t *Thread, self Value, args []Value, kw []*Str) error {
	fn, first, err := t.special(self, nameInit)
	if err != nil {
		return err
	}
	var result Value
	if first.p != nil {
		result, err = t.callWith(fn, first, args, kw)
	} else {
		result, err = t.CallKw(fn, args, kw)
	}
	if err == nil && !result.IsNone() {
		return t.initReturned(result)
	}
	return err
}

func (t *Thread) initReturned(v Value) error {
	return t.Raise(TypeError, "__init__() should return None, not '%s'", v.Type().Name)
}

// text calls a method that must return a str.
func (t *Thread) text(v Value, name *Str) (string, error) {
	result, _, err := t.callSpecial(v, name)
	if err != nil {
		return "", err
	}
	s, ok := result.AsStr()
	if !ok {
		return "", t.Raise(TypeError, "%s returned non-string (type %s)", name.s, result.Type().Name)
	}
	return s.s, nil
}

func slotRepr(t *Thread, v Value) (string, error) { return t.text(v, nameRepr) }
func slotStr(t *Thread, v Value) (string, error)  { return t.text(v, nameStr) }

func slotHash(t *Thread, v Value) (int64, error) {
	result, found, err := t.callSpecial(v, nameHash)
	if err != nil {
		return 0, err
	}
	if !found {
		return hashNotPossible(t, v)
	}
	if result.Type().Layout != LayoutInt && !result.IsBool() {
		return 0, t.Raise(TypeError, "__hash__ method should return an integer")
	}
	if h, ok := result.AsInt(); ok && h != -1 {
		return h, nil
	}
	return t.Hash(result)
}

func slotBool(t *Thread, v Value) (bool, error) {
	result, _, err := t.callSpecial(v, nameBool)
	if err != nil {
		return false, err
	}
	if !result.IsBool() {
		return false, t.Raise(TypeError, "__bool__ should return bool, returned %s", result.Type().Name)
	}
	return result.n != 0, nil
}

func slotLen(t *Thread, v Value) (int, error) {
	result, _, err := t.callSpecial(v, nameLen)
	if err != nil {
		return 0, err
	}
	if result.Type().Layout != LayoutInt && !result.IsBool() {
		return 0, t.Raise(TypeError, "'%s' object cannot be interpreted as an integer", result.Type().Name)
	}
	if !result.IsSmallInt() && !result.IsBool() {
		return t.Index(result)
	}
	if result.i() < 0 {
		return 0, t.Raise(ValueError, "__len__() should return >= 0")
	}
	return int(result.i()), nil
}

func slotCall(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
	fn, self, err := t.special(v, nameCall)
	switch {
	case err != nil:
		return Value{}, err
	case fn.p == nil:
		return Value{}, t.notCallable(v)
	case self.p != nil:
		return t.callWith(fn, self, args, kw)
	}
	return t.CallKw(fn, args, kw)
}

// slotGetAttr is the attribute access of a class with __getattribute__ or
// __getattr__ of its own.
func slotGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	cls := v.Type()
	var x Value
	var err error
	getattribute := t.Lookup(cls, nameGetAttribute)
	if n := asNative(getattribute); n != nil && n.slot {
		x, err = n.owner.GetAttr(t, v, name)
	} else {
		x, _, err = t.callSpecial(v, nameGetAttribute, Obj(name))
	}
	if _, missing := t.Matches(err, AttributeError); !missing {
		return x, err
	}
	y, found, err2 := t.callSpecial(v, nameGetAttr, Obj(name))
	if !found {
		return Value{}, err
	}
	return y, err2
}

func slotSetAttr(t *Thread, v Value, name *Str, x Value) error {
	if x.p == nil {
		_, found, err := t.callSpecial(v, nameDelAttr, Obj(name))
		if !found && err == nil {
			return objectSetAttr(t, v, name, x)
		}
		return err
	}
	_, found, err := t.callSpecial(v, nameSetAttr, Obj(name), x)
	if !found && err == nil {
		return objectSetAttr(t, v, name, x)
	}
	return err
}

func slotCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	name := compareNames[op]
	if op == syntax.NotEq {
		// object's __ne__ is the opposite of __eq__.
		if n := asNative(t.Lookup(v.Type(), name)); n != nil && n.owner == ObjectType {
			return t.notEqual(v, w)
		}
	}
	result, found, err := t.callSpecial(v, name, w)
	if !found && err == nil {
		return NotImplemented, nil
	}
	return result, err
}

func (t *Thread) notEqual(v, w Value) (Value, error) {
	result, _, err := t.callSpecial(v, nameEq, w)
	if err != nil || result == NotImplemented {
		return result, err
	}
	b, err := t.Truth(result)
	return Bool(!b), err
}

func slotDescrGet(t *Thread, descr, obj Value, cls *Type) (Value, error) {
	owner := None
	if cls != nil {
		owner = Obj(cls)
	}
	v, found, err := t.callSpecial(descr, nameGet, orNone(obj), owner)
	if !found && err == nil {
		return descr, nil
	}
	return v, err
}

func slotDescrSet(t *Thread, descr, obj, x Value) error {
	var found bool
	var err error
	name := nameSet
	if x.p == nil {
		name = nameDelete
		_, found, err = t.callSpecial(descr, name, obj)
	} else {
		_, found, err = t.callSpecial(descr, name, obj, x)
	}
	if !found && err == nil {
		return t.Raise(AttributeError, "%s", name.s)
	}
	return err
}

func slotIter(t *Thread, v Value) (Value, error) {
	it, found, err := t.callSpecial(v, nameIter)
	if err != nil {
		return Value{}, err
	}
	if !found || it.IsNone() && t.Lookup(v.Type(), nameIter).IsNone() {
		return Value{}, t.Raise(TypeError, "'%s' object is not iterable", v.Type().Name)
	}
	return it, nil
}

func slotNext(t *Thread, v Value) (Value, error) {
	x, _, err := t.callSpecial(v, nameNext)
	if err != nil {
		if _, end := t.Matches(err, StopIteration); end {
			return Value{}, nil
		}
	}
	return x, err
}

func slotGetItem(t *Thread, v, key Value) (Value, error) {
	x, _, err := t.callSpecial(v, nameGetItem, key)
	return x, err
}

func slotSetItem(t *Thread, v, key, x Value) error {
	var found bool
	var err error
	if x.p == nil {
		if _, found, err = t.callSpecial(v, nameDelItem, key); !found && err == nil {
			return t.Raise(TypeError, "'%s' object does not support item deletion", v.Type().Name)
		}
		return err
	}
	if _, found, err = t.callSpecial(v, nameSetItem, key, x); !found && err == nil {
		return t.Raise(TypeError, "'%s' object does not support item assignment", v.Type().Name)
	}
	return err
}

func slotContains(t *Thread, v, x Value) (bool, error) {
	if t.Lookup(v.Type(), nameContains).IsNone() {
		return false, t.Raise(TypeError, "'%s' object is not a container", v.Type().Name)
	}
	result, _, err := t.callSpecial(v, nameContains, x)
	if err != nil {
		return false, err
	}
	return t.Truth(result)
}

func slotUnary(name string) unaryFunc {
	key := Intern(name)
	return func(t *Thread, v Value) (Value, error) {
		x, _, err := t.callSpecial(v, key)
		return x, err
	}
}

func slotInPlace(name string) binaryFunc {
	key := Intern(name)
	return func(t *Thread, v, w Value) (Value, error) {
		x, found, err := t.callSpecial(v, key, w)
		if !found && err == nil {
			return NotImplemented, nil
		}
		return x, err
	}
}

// slotBinary is the slot of a class that has the method of an operator, or its
// reflection. It serves both operands: where both are of such classes, it is
// called once and asks them in turn.
func slotBinary(op syntax.BinaryOp, normal, reflected string) binaryFunc {
	name, rname := Intern(normal), Intern(reflected)
	return func(t *Thread, v, w Value) (Value, error) {
		tv, tw := v.Type(), w.Type()
		askRight := tv != tw && tw.python&(1<<op) != 0
		if tv.python&(1<<op) != 0 {
			if askRight && tw.IsSubtype(tv) && t.Lookup(tw, rname) != t.Lookup(tv, rname) {
				if x, err := t.askOperand(w, rname, v); err != nil || x != NotImplemented {
					return x, err
				}
				askRight = false
			}
			if x, err := t.askOperand(v, name, w); err != nil || x != NotImplemented {
				return x, err
			}
		}
		if askRight {
			return t.askOperand(w, rname, v)
		}
		return NotImplemented, nil
	}
}

// askOperand calls the method of an operator, if the operand has it.
func (t *Thread) askOperand(v Value, name *Str, w Value) (Value, error) {
	x, found, err := t.callSpecial(v, name, w)
	if !found && err == nil {
		return NotImplemented, nil
	}
	return x, err
}
