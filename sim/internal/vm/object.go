package vm

import (
	"sort"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Instance is an object without a Go struct of its own: an instance of a class
// that a program defines, or of object.
type Instance struct {
	Header
	attrs Attrs
}

// ObjectType is the type object.
var ObjectType = declare("object")

// The types of the values that exist once.
var (
	NoneType           = declare("NoneType")
	NotImplementedType = declare("NotImplementedType")
	EllipsisType       = declare("ellipsis")
)

const instanceSize = int(unsafe.Sizeof(Instance{}))

// newInstance makes an instance of a class, without attributes.
func (t *Thread) newInstance(cls *Type) (Value, error) {
	if err := t.Alloc(instanceSize + int(cls.hint)*valueSize); err != nil {
		return Value{}, err
	}
	if cls.hint > 0 && cls.hint <= 4 {
		// One allocation for the instance and its attributes.
		o := &struct {
			Instance
			slots [4]Value
		}{}
		o.typ = cls
		o.attrs.shape = t.vm.root
		o.attrs.slots = o.slots[:0]
		return Obj(&o.Instance), nil
	}
	o := &Instance{Header: Header{cls}, attrs: Attrs{shape: t.vm.root}}
	if cls.hint > 0 {
		o.attrs.slots = make([]Value, 0, cls.hint)
	}
	return Obj(o), nil
}

func defineObject() {
	ObjectType.complete(TypeSpec{
		Doc: "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and returns a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
		Methods: []*Native{
			Fn("__format__", "format_spec, /", objectFormat),
			Fn("__dir__", "", objectDir),
			Fn("__sizeof__", "", func(*Thread, []Value) (Value, error) { return Int(int64(instanceSize)), nil }),
			Fn("__reduce_ex__", "protocol, /", objectReduceEx),
			Fn("__reduce__", "", objectReduce),
			Fn("__getstate__", "", objectGetState),
			ClassFn("__init_subclass__", "", func(*Thread, []Value) (Value, error) { return None, nil }),
			ClassFn("__subclasshook__", "object, /", func(*Thread, []Value) (Value, error) { return NotImplemented, nil }),
		},
		Getters: []Getter{{"__class__",
			func(_ *Thread, v Value) (Value, error) { return Obj(v.Type()), nil }, objectSetClass}},
		Slots: Slots{
			New:     objectNew,
			Init:    objectInit,
			Repr:    objectRepr,
			Str:     func(t *Thread, v Value) (string, error) { return t.Repr(v) },
			Hash:    func(t *Thread, v Value) (int64, error) { return hashInt(t.vm.ID(v) >> 4), nil },
			Compare: objectCompare,
			GetAttr: objectGetAttr,
			SetAttr: objectSetAttr,
			Visit: func(v Value, visit func(Value)) {
				if a := attrsOf(v); a != nil {
					a.visit(visit)
				}
			},
		},
	})
}

func defineSingletons() {
	single := func(typ *Type, v Value, repr string) TypeSpec {
		return TypeSpec{
			Layout: LayoutOther,
			Flags:  FlagFinal,
			Slots: Slots{
				New: func(t *Thread, cls *Type, args []Value, _ []*Str) (Value, error) {
					if len(args) > 0 {
						return Value{}, t.Raise(TypeError, "%s takes no arguments", typ.Name)
					}
					return v, nil
				},
				Repr: func(*Thread, Value) (string, error) { return repr, nil },
			},
		}
	}
	none := single(NoneType, None, "None")
	none.Slots.Bool = func(*Thread, Value) (bool, error) { return false, nil }
	none.Slots.Hash = func(*Thread, Value) (int64, error) { return hashNone, nil }
	NoneType.complete(none)
	ni := single(NotImplementedType, NotImplemented, "NotImplemented")
	ni.Slots.Bool = func(t *Thread, _ Value) (bool, error) {
		return false, t.Raise(TypeError, "NotImplemented should not be used in a boolean context")
	}
	NotImplementedType.complete(ni)
	EllipsisType.complete(single(EllipsisType, Ellipsis, "Ellipsis"))
	noneObj.typ, notImplementedObj.typ, ellipsisObj.typ = NoneType, NotImplementedType, EllipsisType
}

func objectNew(t *Thread, cls *Type, args []Value, _ []*Str) (Value, error) {
	if len(args) > 0 {
		if !cls.plainNew {
			return Value{}, t.Raise(TypeError, "object.__new__() takes exactly one argument (the type to instantiate)")
		}
		if cls.plainInit {
			return Value{}, t.Raise(TypeError, "%s() takes no arguments", cls.Name)
		}
	}
	if cls.Flags&FlagAbstract != 0 {
		return Value{}, t.abstractClass(cls)
	}
	if cls.Layout == LayoutOther {
		// Its instances are made by Go code only, and are no Instance.
		return Value{}, t.Raise(TypeError, "cannot create '%s' instances", cls.fullName())
	}
	return t.newInstance(cls)
}

// abstractClass is the error of instantiating a class with abstract methods.
func (t *Thread) abstractClass(cls *Type) error {
	names, err := t.ToList(cls.Dict.GetStr(nameAbstractMethods))
	if err != nil {
		return err
	}
	var texts []string
	for _, n := range names {
		if s, ok := n.AsStr(); ok {
			texts = append(texts, "'"+s.s+"'")
		}
	}
	sort.Strings(texts)
	return t.Raise(TypeError, "Can't instantiate abstract class %s without an implementation for abstract method%s %s",
		cls.Name, plural(len(texts)), strings.Join(texts, ", "))
}

func objectInit(t *Thread, self Value, args []Value, _ []*Str) error {
	cls := self.Type()
	if len(args) == 0 {
		return nil
	}
	if !cls.plainInit {
		return t.Raise(TypeError, "object.__init__() takes exactly one argument (the instance to initialize)")
	}
	if cls.plainNew {
		return t.Raise(TypeError, "%s() takes no arguments", cls.Name)
	}
	return nil
}

func objectRepr(t *Thread, v Value) (string, error) {
	return "<" + v.Type().fullName() + " object at " + t.vm.address(v) + ">", nil
}

// fullName is the name with the module, which "builtins" is not shown as.
func (cls *Type) fullName() string {
	if m := cls.module(); m != "" && m != "builtins" {
		return m + "." + cls.QualName
	}
	return cls.QualName
}

// FullName gives the name with the module, unless that is builtins.
func (cls *Type) FullName() string { return cls.fullName() }

// module is what __module__ says.
func (cls *Type) module() string {
	if cls.heap() {
		if m := cls.Dict.GetStr(nameModule); m.p != nil {
			if s, ok := m.AsStr(); ok {
				return s.s
			}
		}
		return ""
	}
	return cls.Module
}

func objectCompare(_ *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if v == w {
		switch op {
		case syntax.Eq:
			return True, nil
		case syntax.NotEq:
			return False, nil
		}
	}
	return NotImplemented, nil
}

func objectFormat(t *Thread, args []Value) (Value, error) {
	spec, ok := args[1].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "__format__() argument must be str, not %s", args[1].Type().Name)
	}
	if spec.s != "" {
		return Value{}, t.Raise(TypeError, "unsupported format string passed to %s.__format__", args[0].Type().Name)
	}
	s, err := t.Str(args[0])
	if err != nil {
		return Value{}, err
	}
	return NewStr(s), nil
}

func objectSetClass(t *Thread, v, x Value) error {
	if x.p == nil || x.Type().Layout != LayoutType {
		return t.Raise(TypeError, "__class__ must be set to a class, not '%s' object", orNone(x).Type().Name)
	}
	old, cls := v.Type(), as[Type](x)
	if !old.heap() || !cls.heap() {
		return t.Raise(TypeError, "__class__ assignment only supported for mutable types or ModuleType subclasses")
	}
	if old.Layout != cls.Layout || old.noDict != cls.noDict {
		return t.Raise(TypeError, "__class__ assignment: '%s' object layout differs from '%s'", cls.Name, old.Name)
	}
	(*Header)(v.p).typ = cls
	return nil
}

// objectDir is object.__dir__: the names of the attributes, unsorted.
func objectDir(t *Thread, args []Value) (Value, error) {
	names := NewDict()
	v := args[0]
	if d, err := t.LookupAttr(v, nameDict); err != nil {
		return Value{}, err
	} else if d.p != nil && d.Type().Layout == LayoutDict {
		for k := range as[Dict](d).All() {
			if err := names.Set(t, k, None); err != nil {
				return Value{}, err
			}
		}
	}
	if err := t.mergeClassNames(names, v.Type()); err != nil {
		return Value{}, err
	}
	return dictKeyList(names), nil
}

// mergeClassNames adds the names of a class's attributes.
func (t *Thread) mergeClassNames(names *Dict, cls *Type) error {
	for _, base := range cls.MRO {
		for k := range base.Dict.All() {
			if err := names.Set(t, k, None); err != nil {
				return err
			}
		}
	}
	return nil
}

// Copying, as the copy module asks for it by the protocol of pickle.

func objectGetState(t *Thread, args []Value) (Value, error) {
	a := attrsOf(args[0])
	if a == nil || a.len() == 0 {
		return None, nil
	}
	if a.dict == nil && !args[0].Type().noDict {
		a.materialise(t)
	}
	if len(a.slots) == 0 {
		return Obj(a.dict), nil
	}
	vars := NewDict()
	for i, name := range a.shape.names {
		if a.slots[i].p != nil {
			vars.SetStr(t.vm.Intern(strings.TrimLeft(name.s, slotMark)), a.slots[i])
		}
	}
	state := None
	if a.dict != nil {
		state = Obj(a.dict)
	}
	return NewTuple(state, Obj(vars)), nil
}

// objectReduceEx gives what a copy is made from: a function to call with a
// class and arguments, and the state.
func objectReduceEx(t *Thread, args []Value) (Value, error) {
	v := args[0]
	if reduce := t.Lookup(v.Type(), nameReduce); reduce.p != nil && reduce != ObjectType.Dict.GetStr(nameReduce) {
		return t.CallMethod(v, nameReduce)
	}
	return reduceByNew(t, v)
}

func objectReduce(t *Thread, args []Value) (Value, error) { return reduceByNew(t, args[0]) }

var (
	nameReduce        = Intern("__reduce__")
	nameGetState      = Intern("__getstate__")
	nameGetNewArgs    = Intern("__getnewargs__")
	nameGetNewArgsEx  = Intern("__getnewargs_ex__")
	reconstructObject = Fn("__newobj__", "cls, args, kwargs", func(t *Thread, args []Value) (Value, error) {
		cls, ok := args[0].AsType()
		if !ok {
			return Value{}, t.Raise(TypeError, "__newobj__() argument must be a class, not %s", args[0].Type().Name)
		}
		all := cloneValues(as[Tuple](args[1]).items)
		var kw []*Str
		for k, v := range as[Dict](args[2]).All() {
			kw = append(kw, as[Str](k))
			all = append(all, v)
		}
		return cls.New(t, cls, all, kw)
	})
)

// reduceByNew describes v as cls.__new__(cls, …) with its state.
func reduceByNew(t *Thread, v Value) (Value, error) {
	cls := v.Type()
	if cls.Layout == LayoutOther && !cls.heap() || cls.Layout == LayoutModule {
		return Value{}, t.Raise(TypeError, "cannot pickle '%s' object", cls.Name)
	}
	newArgs, newKw := Obj(emptyTuple), Obj(NewDict())
	if r, found, err := t.callSpecial(v, nameGetNewArgsEx); err != nil {
		return Value{}, err
	} else if found {
		pair, err := t.ToList(r)
		if err != nil {
			return Value{}, err
		}
		newArgs, newKw = pair[0], pair[1]
	} else if r, found, err := t.callSpecial(v, nameGetNewArgs); err != nil {
		return Value{}, err
	} else if found {
		newArgs = r
	} else if cls.Layout != LayoutObject && cls.Layout != LayoutList && cls.Layout != LayoutDict && cls.Layout != LayoutSet {
		return Value{}, t.Raise(TypeError, "cannot pickle '%s' object", cls.Name)
	}
	state, err := t.CallMethod(v, nameGetState)
	if err != nil {
		return Value{}, err
	}
	items, pairs := None, None
	switch cls.Layout {
	case LayoutList:
		items, err = t.Iter(v)
	case LayoutDict:
		pairs, err = t.iterOfItems(v)
	case LayoutSet:
		newArgs = NewTuple(Obj(NewList(as[Set](v).items())))
	}
	return NewTuple(Obj(reconstructObject), NewTuple(Obj(cls), newArgs, newKw), state, items, pairs), err
}

func (t *Thread) iterOfItems(v Value) (Value, error) {
	items, err := t.CallMethod(v, Intern("items"))
	if err != nil {
		return Value{}, err
	}
	return t.Iter(items)
}

func (s *Set) items() []Value {
	var items []Value
	for v := range s.All() {
		items = append(items, v)
	}
	return items
}

// sortedKeys gives the keys of a Go map in a fixed order.
func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	return keys
}
