package vm

import "github.com/asyncio-playground/playground/sim/internal/compile"

// executeMatch is the instructions of the match statement.
func (t *Thread) executeMatch(f *Frame, in *compile.Instr) error {
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	switch in.Op {
	case compile.MatchSequence:
		*f.reg(in.A) = Bool(v.Type().Flags&FlagSequence != 0)
		return nil
	case compile.MatchMapping:
		*f.reg(in.A) = Bool(v.Type().Flags&FlagMapping != 0)
		return nil
	case compile.MatchKeys:
		return t.store(f, in.A)(t.matchKeys(v, as[Tuple](*f.reg(in.C)).items))
	case compile.MatchClass:
		cls, err := t.read(f, in.C)
		if err != nil {
			return err
		}
		spec := as[Tuple](f.code.consts[in.D]).items
		return t.store(f, in.A)(t.matchClass(v, cls, int(spec[0].i()), spec[1:]))
	}
	n, err := t.Len(v)
	return t.store(f, in.A)(Int(int64(n)), err)
}

// matchKeys gives the values of a mapping for keys, None if it lacks one.
func (t *Thread) matchKeys(v Value, keys []Value) (Value, error) {
	values := make([]Value, 0, len(keys))
	seen := NewSet()
	for _, k := range keys {
		if dup, err := seen.Has(t, k); err != nil || dup {
			if err != nil {
				return Value{}, err
			}
			return Value{}, t.Raise(ValueError, "mapping pattern checks duplicate key (%s)", reprOrName(t, k))
		}
		if err := seen.Add(t, k); err != nil {
			return Value{}, err
		}
		x, found, err := t.mappingGet(v, k)
		if err != nil {
			return Value{}, err
		}
		if !found {
			return None, nil
		}
		values = append(values, x)
	}
	return NewTuple(values...), nil
}

// mappingGet looks a key up without making the mapping add it.
func (t *Thread) mappingGet(v, key Value) (Value, bool, error) {
	if v.Type() == DictType {
		x, err := as[Dict](v).Get(t, key)
		return x, x.p != nil, err
	}
	missing := Obj(&Instance{Header: Header{ObjectType}})
	x, err := t.CallMethod(v, nameGetMethod, key, missing)
	return x, x != missing, err
}

var nameGetMethod = Intern("get")

// matchClass gives the attributes of v that a class pattern's sub-patterns
// look at, None if v is no instance.
func (t *Thread) matchClass(v, cls Value, positional int, names []Value) (Value, error) {
	if cls.Type().Layout != LayoutType {
		return Value{}, t.Raise(TypeError, "called match pattern must be a class")
	}
	if yes, err := t.IsInstance(v, cls); !yes || err != nil {
		return None, err
	}
	attrs := make([]Value, 0, positional+len(names))
	seen := map[string]bool{}
	if positional > 0 {
		keys, self, err := t.matchArgs(as[Type](cls), positional)
		if err != nil {
			return Value{}, err
		}
		if self {
			attrs = append(attrs, v)
		}
		for _, k := range keys {
			x, err := t.matchAttr(v, cls, k, seen)
			if err != nil || x.p == nil {
				return None, err
			}
			attrs = append(attrs, x)
		}
	}
	for _, k := range names {
		x, err := t.matchAttr(v, cls, k, seen)
		if err != nil || x.p == nil {
			return None, err
		}
		attrs = append(attrs, x)
	}
	return NewTuple(attrs...), nil
}

func (t *Thread) matchAttr(v, cls, name Value, seen map[string]bool) (Value, error) {
	key := as[Str](name)
	if seen[key.s] {
		return Value{}, t.Raise(TypeError, "%s() got multiple sub-patterns for attribute '%s'", as[Type](cls).Name, key.s)
	}
	seen[key.s] = true
	return t.LookupAttr(v, key)
}

// matchArgs gives the names of the attributes that positional patterns match,
// or says that there is one and it matches the object itself.
func (t *Thread) matchArgs(cls *Type, positional int) (keys []Value, self bool, err error) {
	allowed := 0
	given, err := t.LookupAttr(Obj(cls), nameMatchArgs)
	switch {
	case err != nil:
		return nil, false, err
	case given.p != nil:
		if given.Type() != TupleType {
			return nil, false, t.Raise(TypeError, "%s.__match_args__ must be a tuple (got %s)", cls.Name, given.Type().Name)
		}
		keys = as[Tuple](given).items
		allowed = len(keys)
	case matchesItself(cls):
		self, allowed = true, 1
	}
	if positional > allowed {
		return nil, false, t.Raise(TypeError, "%s() accepts %d positional sub-pattern%s (%d given)", cls.Name, allowed, plural(allowed), positional)
	}
	if self {
		return nil, true, nil
	}
	for _, k := range keys[:positional] {
		if k.Type() != StrType {
			return nil, false, t.Raise(TypeError, "__match_args__ elements must be strings (got %s)", k.Type().Name)
		}
	}
	return keys[:positional], false, nil
}

// matchesItself says whether a class pattern's one positional pattern matches
// the whole object: for the types of plain values.
func matchesItself(cls *Type) bool {
	switch cls.Layout {
	case LayoutInt, LayoutFloat, LayoutBool, LayoutStr, LayoutBytes, LayoutByteArray, LayoutList, LayoutTuple, LayoutDict, LayoutSet:
		return true
	}
	return false
}

// splitGroupFor is SplitGroup.
func (t *Thread) splitGroupFor(f *Frame, in *compile.Instr) error {
	cls, err := t.read(f, in.C)
	if err != nil {
		return err
	}
	rest := *f.reg(in.B)
	if rest.IsNone() {
		*f.reg(in.A), *f.reg(in.A + 1) = None, None
		return nil
	}
	yes, no, err := t.splitExcept(as[Exc](rest), cls)
	if err == nil {
		*f.reg(in.A), *f.reg(in.A + 1) = yes.Value(), no.Value()
	}
	return err
}
