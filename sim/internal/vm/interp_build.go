package vm

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// executeBuild is the instructions that build and take apart tuples, lists,
// sets, dicts and strings.
func (t *Thread) executeBuild(f *Frame, in *compile.Instr) error {
	switch in.Op {
	case compile.BuildTuple, compile.BuildList, compile.BuildSet, compile.BuildDict, compile.BuildString:
		n := int(in.C)
		if in.Op == compile.BuildDict {
			n *= 2
		}
		parts := f.window(in.B, n)
		for i, v := range parts {
			if v.p == nil {
				return t.unbound(f, in.B+uint16(i))
			}
		}
		return t.store(f, in.A)(t.build(in.Op, parts))
	case compile.BuildTupleRaw:
		*f.reg(in.A) = copyTuple(f.window(in.B, int(in.C)))
		return nil
	case compile.Unpack, compile.UnpackEx:
		return t.unpack(f, in)
	case compile.Convert, compile.Format, compile.FormatSpec:
		return t.executeFormat(f, in)
	case compile.ListToTuple:
		*f.reg(in.A) = copyTuple(as[List](*f.reg(in.B)).items)
		return nil
	}
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	target := *f.reg(in.A)
	switch in.Op {
	case compile.SetAdd:
		return as[Set](target).Add(t, v)
	case compile.DictAdd:
		x, err := t.read(f, in.C)
		if err != nil {
			return err
		}
		return as[Dict](target).Set(t, v, x)
	case compile.ListExtend:
		return t.listExtend(f, in, as[List](target), v)
	case compile.SetUpdate:
		return t.Iterate(v, func(x Value) error { return as[Set](target).Add(t, x) })
	case compile.DictUpdate:
		return t.mergeMapping(as[Dict](target), v)
	case compile.DictMerge:
		return t.mergeKeywords(f, in, as[Dict](target), v)
	}
	panic("vm: instruction without an implementation")
}

// build makes an object of parts, which are the frame's registers.
func (t *Thread) build(op compile.Op, parts []Value) (Value, error) {
	if err := t.Alloc(32 + valueSize*len(parts)); err != nil {
		return Value{}, err
	}
	switch op {
	case compile.BuildTuple:
		return copyTuple(parts), nil
	case compile.BuildList:
		return Obj(NewList(cloneValues(parts))), nil
	case compile.BuildSet:
		s := NewSet()
		for _, v := range parts {
			if err := s.Add(t, v); err != nil {
				return Value{}, err
			}
		}
		return Obj(s), nil
	case compile.BuildDict:
		d := NewDict()
		for i := 0; i < len(parts); i += 2 {
			if err := d.Set(t, parts[i], parts[i+1]); err != nil {
				return Value{}, err
			}
		}
		return Obj(d), nil
	}
	return t.joinStrings(parts)
}

func (t *Thread) joinStrings(parts []Value) (Value, error) {
	size, n := 0, 0
	for _, v := range parts {
		size += len(as[Str](v).s)
		n += as[Str](v).n
	}
	if err := t.Alloc(size); err != nil {
		return Value{}, err
	}
	if size <= mediumText {
		var buf [mediumText]byte
		b := buf[:0]
		for _, v := range parts {
			b = append(b, as[Str](v).s...)
		}
		return copyStr(b, n), nil
	}
	var b strings.Builder
	b.Grow(size)
	for _, v := range parts {
		b.WriteString(as[Str](v).s)
	}
	return newSizedStr(b.String(), n), nil
}

// listExtend is the unpacking of an iterable into a display or a call.
func (t *Thread) listExtend(f *Frame, in *compile.Instr, list *List, v Value) error {
	typ := v.Type()
	if typ.Iter == nil && typ.GetItem == nil {
		if in.C == 2 {
			return t.Raise(TypeError, "%s argument after * must be an iterable, not %s", t.calleeName(*f.reg(in.A - 1)), typ.Name)
		}
		return t.Raise(TypeError, "Value after * must be an iterable, not %s", typ.Name)
	}
	items, err := t.ToList(v)
	if err != nil {
		return err
	}
	if err := list.reserve(t, len(items)); err != nil {
		return err
	}
	list.items = append(list.items, items...)
	return nil
}

// calleeName is how messages about a call's arguments name what is called.
func (t *Thread) calleeName(fn Value) string {
	if m, _, ok := fn.AsMethod(); ok {
		fn = m
	}
	module, _ := t.LookupAttr(fn, nameModule)
	qual, _ := t.LookupAttr(fn, nameQualName)
	if qual.p == nil || qual.Type().Layout != LayoutStr {
		s, err := t.Str(fn)
		if err != nil {
			return fn.Type().Name + " object"
		}
		return s
	}
	name := as[Str](qual).s + "()"
	if module.p != nil && module.Type().Layout == LayoutStr && as[Str](module).s != "builtins" {
		name = as[Str](module).s + "." + name
	}
	return name
}

// mergeMapping is {**v}.
func (t *Thread) mergeMapping(d *Dict, v Value) error {
	return t.eachPair(v, func() error {
		return t.Raise(TypeError, "'%s' object is not a mapping", v.Type().Name)
	}, func(key, x Value) error { return d.Set(t, key, x) })
}

// mergeKeywords is **v in a call of the callee in R[C].
func (t *Thread) mergeKeywords(f *Frame, in *compile.Instr, d *Dict, v Value) error {
	callee := *f.reg(in.C)
	return t.eachPair(v, func() error {
		return t.Raise(TypeError, "%s argument after ** must be a mapping, not %s", t.calleeName(callee), v.Type().Name)
	}, func(key, x Value) error {
		if key.Type().Layout != LayoutStr {
			return t.Raise(TypeError, "keywords must be strings")
		}
		if old, err := d.Get(t, key); err != nil {
			return err
		} else if old.p != nil {
			return t.Raise(TypeError, "%s got multiple values for keyword argument '%s'", t.calleeName(callee), as[Str](key).s)
		}
		return d.Set(t, key, x)
	})
}

// eachPair calls visit for the keys and values of a mapping, notMapping if v is none.
func (t *Thread) eachPair(v Value, notMapping func() error, visit func(key, x Value) error) error {
	if d, ok := v.AsDict(); ok && v.Type() == DictType {
		for k, x := range d.All() {
			if err := visit(k, x); err != nil {
				return err
			}
		}
		return nil
	}
	keys, err := t.LookupAttr(v, nameKeys)
	if err != nil {
		return err
	}
	if keys.p == nil {
		return notMapping()
	}
	list, err := t.Call(keys)
	if err != nil {
		return err
	}
	return t.Iterate(list, func(k Value) error {
		x, err := t.GetItem(v, k)
		if err != nil {
			return err
		}
		return visit(k, x)
	})
}

// unpack is Unpack and UnpackEx: registers are written once all is known to be well.
func (t *Thread) unpack(f *Frame, in *compile.Instr) error {
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	before, after := int(in.C), 0
	if in.Op == compile.UnpackEx {
		after = int(in.D)
	}
	var items []Value
	switch v.Type() {
	case TupleType:
		items = as[Tuple](v).items
	case ListType:
		items = as[List](v).items
	default:
		limit := before
		if in.Op == compile.UnpackEx {
			limit = -1
		}
		if items, err = t.unpackIterable(v, limit); err != nil {
			return err
		}
	}
	if in.Op == compile.UnpackEx {
		if len(items) < before+after {
			return t.Raise(ValueError, "not enough values to unpack (expected at least %d, got %d)", before+after, len(items))
		}
		middle := cloneValues(items[before : len(items)-after])
		tail := cloneValues(items[len(items)-after:])
		copy(f.window(in.A, before), items)
		*f.reg(in.A + in.C) = Obj(NewList(middle))
		copy(f.window(in.A+in.C+1, after), tail)
		return t.afterStore(nil)
	}
	if len(items) != before {
		return t.unpackCount(v, len(items), before)
	}
	copy(f.window(in.A, before), items)
	return t.afterStore(nil)
}

func (t *Thread) unpackCount(v Value, got, want int) error {
	if got < want {
		return t.Raise(ValueError, "not enough values to unpack (expected %d, got %d)", want, got)
	}
	if typ := v.Type(); typ == TupleType || typ == ListType || typ == DictType {
		return t.Raise(ValueError, "too many values to unpack (expected %d, got %d)", want, got)
	}
	return t.Raise(ValueError, "too many values to unpack (expected %d)", want)
}

// unpackIterable gives the items of an iterable; of one that has more than
// limit, one more than that.
func (t *Thread) unpackIterable(v Value, limit int) ([]Value, error) {
	typ := v.Type()
	if typ.Iter == nil && typ.GetItem == nil {
		return nil, t.Raise(TypeError, "cannot unpack non-iterable %s object", typ.Name)
	}
	it, err := t.Iter(v)
	if err != nil {
		return nil, err
	}
	if limit < 0 {
		return t.gather(it)
	}
	var items []Value
	defer t.fill(&items)()
	for len(items) <= limit {
		x, err := t.Next(it)
		if err != nil {
			return nil, err
		}
		if x.p == nil {
			return items, nil
		}
		items = append(items, x)
	}
	if typ == DictType {
		n, err := t.Len(v)
		if err != nil {
			return nil, err
		}
		return nil, t.unpackCount(v, n, limit)
	}
	return items, nil
}

// executeFormat is the parts of f-strings.
func (t *Thread) executeFormat(f *Frame, in *compile.Instr) error {
	v, err := t.read(f, in.B)
	if err != nil {
		return err
	}
	if in.Op == compile.Convert {
		return t.store(f, in.A)(t.convert(v, byte(in.C)))
	}
	spec := ""
	if in.Op == compile.FormatSpec {
		spec = as[Str](*f.reg(in.C)).s
	}
	if spec == "" {
		switch {
		case v.Type() == StrType:
			*f.reg(in.A) = v
			return nil
		case v.IsSmallInt():
			*f.reg(in.A) = wordStr(v.i())
			return t.Alloc(strSize + mediumText)
		}
	}
	s, err := t.Format(v, spec)
	return t.store(f, in.A)(NewStr(s), err)
}

func (t *Thread) convert(v Value, how byte) (Value, error) {
	var s string
	var err error
	switch how {
	case 's':
		if v.Type() == StrType {
			return v, nil
		}
		s, err = t.Str(v)
	case 'r':
		s, err = t.Repr(v)
	default:
		s, err = t.ASCII(v)
	}
	if err != nil {
		return Value{}, err
	}
	return NewStr(s), nil
}
