package vm

import (
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// TypeType is the type type.
var TypeType = declare("type")

// AsType gives v as a type, if it is one.
func (v Value) AsType() (*Type, bool) {
	if v.Type().Layout != LayoutType {
		return nil, false
	}
	return as[Type](v), true
}

func defineType() {
	TypeType.complete(TypeSpec{
		Layout: LayoutType,
		Methods: []*Native{
			Fn("mro", "", func(_ *Thread, args []Value) (Value, error) {
				return Obj(NewList(typeValues(as[Type](args[0]).MRO))), nil
			}),
			Fn("__subclasses__", "", typeSubclasses),
			Fn("__instancecheck__", "instance, /", typeInstanceCheck),
			Fn("__subclasscheck__", "subclass, /", typeSubclassCheck),
			Fn("__dir__", "", typeDir),
			withKind(Fn("__prepare__", "*args, **kwargs", func(*Thread, []Value) (Value, error) { return Obj(NewDict()), nil }), kindClass),
		},
		Getters: []Getter{
			{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[Type](v).ShortName()), nil }, typeSetName},
			{"__qualname__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[Type](v).QualName), nil }, typeSetQualName},
			{"__module__", typeModule, typeSetModule},
			{"__doc__", typeDoc, typeSetDoc},
			{"__bases__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(as[Type](v).Bases)...), nil }, typeSetBases},
			{"__base__", typeBase, nil},
			{"__mro__", func(_ *Thread, v Value) (Value, error) { return NewTuple(typeValues(as[Type](v).MRO)...), nil }, nil},
			{"__dict__", typeDict, nil},
			{"__abstractmethods__", typeAbstractMethods, typeSetAbstractMethods},
			{"__annotations__", typeAnnotations, typeSetAnnotations},
			{"__annotate__", typeAnnotate, typeSetAnnotate},
			{"__type_params__", typeTypeParams, typeSetTypeParams},
			{"__flags__", func(*Thread, Value) (Value, error) { return Int(0), nil }, nil},
		},
		Slots: Slots{
			New:     typeNew,
			Init:    typeInit,
			Call:    typeCall,
			Repr:    typeRepr,
			GetAttr: typeGetAttr,
			SetAttr: typeSetAttr,
			Binary:  [syntax.BitOr + 1]func(t *Thread, v, w Value) (Value, error){syntax.BitOr: typeUnion},
			Visit:   visitType,
		},
	})
}

func withKind(n *Native, k nativeKind) *Native {
	n.kind = k
	return n
}

func typeValues(types []*Type) []Value {
	vs := make([]Value, len(types))
	for i, c := range types {
		vs[i] = Obj(c)
	}
	return vs
}

func visitType(v Value, visit func(Value)) {
	c := as[Type](v)
	if !c.heap() {
		return
	}
	visit(Obj(c.Dict))
	for _, b := range c.Bases {
		visit(Obj(b))
	}
}

func typeRepr(_ *Thread, v Value) (string, error) {
	return "<class '" + as[Type](v).fullName() + "'>", nil
}

// typeCall is the call of a class: it makes an instance.
func typeCall(t *Thread, v Value, args []Value, kw []*Str) (Value, error) {
	cls := as[Type](v)
	if cls == TypeType && len(args) == 1 && len(kw) == 0 {
		return Obj(args[0].Type()), nil
	}
	if cls.New == nil {
		return Value{}, t.Raise(TypeError, "cannot create '%s' instances", cls.fullName())
	}
	obj, err := cls.New(t, cls, args, kw)
	if err != nil {
		return Value{}, err
	}
	made := obj.Type()
	if made != cls && !made.IsSubtype(cls) {
		return obj, nil
	}
	if made.finalizes {
		t.Watch(obj, HasDel, callDel)
	}
	if init := made.Init; init != nil && !made.plainInit {
		if err := init(t, obj, args, kw); err != nil {
			return Value{}, err
		}
	}
	return obj, nil
}

// typeInit is type.__init__, which has nothing left to do.
func typeInit(t *Thread, _ Value, args []Value, kw []*Str) error {
	if n := len(args) - len(kw); n != 1 && n != 3 {
		return t.Raise(TypeError, "type.__init__() takes 1 or 3 arguments")
	}
	return nil
}

// typeGetAttr is the attribute access of classes: a data descriptor of the
// metaclass, then the class and its bases, then the metaclass.
func typeGetAttr(t *Thread, v Value, name *Str) (Value, error) {
	cls, meta := as[Type](v), v.Type()
	metaAttr := t.Lookup(meta, name)
	if metaAttr.p != nil {
		if mt := metaAttr.Type(); mt.DescrGet != nil && mt.DescrSet != nil {
			return mt.DescrGet(t, metaAttr, v, meta)
		}
	}
	if x := t.Lookup(cls, name); x.p != nil {
		if get := x.Type().DescrGet; get != nil {
			return get(t, x, Value{}, cls)
		}
		return x, nil
	}
	if metaAttr.p != nil {
		if get := metaAttr.Type().DescrGet; get != nil {
			return get(t, metaAttr, v, meta)
		}
		return metaAttr, nil
	}
	return Value{}, t.noAttr(v, name)
}

func typeSetAttr(t *Thread, v Value, name *Str, x Value) error {
	cls := as[Type](v)
	if !cls.heap() {
		return t.Raise(TypeError, "cannot set '%s' attribute of immutable type '%s'", name.s, cls.Name)
	}
	if descr := t.Lookup(v.Type(), name); descr.p != nil {
		if set := descr.Type().DescrSet; set != nil {
			return set(t, descr, v, x)
		}
	}
	name = t.vm.Intern(name.s)
	if x.p == nil {
		if cls.Dict.DeleteStr(name).p == nil {
			return t.noAttr(v, name)
		}
	} else if err := cls.Dict.Set(t, Obj(name), x); err != nil {
		return err
	}
	t.vm.changed(cls, name)
	return nil
}

// typeNew is type.__new__: it makes a class of a name, bases and a namespace.
func typeNew(t *Thread, meta *Type, args []Value, kw []*Str) (Value, error) {
	given := args[:len(args)-len(kw)]
	if len(given) != 3 && meta == TypeType {
		return Value{}, t.Raise(TypeError, "type() takes 1 or 3 arguments")
	}
	if len(given) != 3 {
		return Value{}, t.Raise(TypeError, "type.__new__() takes exactly 3 arguments (%d given)", len(given))
	}
	name, ok := given[0].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 1 must be str, not %s", given[0].Type().Name)
	}
	if given[1].Type().Layout != LayoutTuple {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 2 must be tuple, not %s", given[1].Type().Name)
	}
	ns, ok := given[2].AsDict()
	if !ok {
		return Value{}, t.Raise(TypeError, "type.__new__() argument 3 must be dict, not %s", given[2].Type().Name)
	}
	bases, err := t.checkBases(as[Tuple](given[1]).items)
	if err != nil {
		return Value{}, err
	}
	winner, err := t.metaclass(meta, typeValues(bases))
	if err != nil {
		return Value{}, err
	}
	if winner != meta && !winner.plainTypeNew() {
		return winner.New(t, winner, args, kw)
	}
	cls, err := t.makeClass(winner, name, bases, ns)
	if err != nil {
		return Value{}, err
	}
	if err := t.announceClass(cls, args[len(given):], kw); err != nil {
		return Value{}, err
	}
	return Obj(cls), nil
}

// plainTypeNew says whether the metaclass has no __new__ but type's.
func (cls *Type) plainTypeNew() bool {
	n := asNative(cls.lookup(nameNew))
	return n != nil && n.owner == TypeType
}

// checkBases says which bases a class gets, and whether it may.
func (t *Thread) checkBases(given []Value) ([]*Type, error) {
	if len(given) == 0 {
		return []*Type{ObjectType}, nil
	}
	bases := make([]*Type, len(given))
	for i, v := range given {
		b, ok := v.AsType()
		if !ok {
			if fn, err := t.LookupAttr(v, nameMROEntries); err == nil && fn.p != nil {
				return nil, t.Raise(TypeError, "type() doesn't support MRO entry resolution; use types.new_class()")
			}
			return nil, t.Raise(TypeError, "bases must be types")
		}
		if b.Flags&FlagFinal != 0 {
			return nil, t.Raise(TypeError, "type '%s' is not an acceptable base type", b.fullName())
		}
		bases[i] = b
	}
	for i, b := range bases {
		for _, c := range bases[:i] {
			if b == c {
				return nil, t.Raise(TypeError, "duplicate base class %s", b.Name)
			}
		}
	}
	return bases, t.checkLayouts(bases)
}

// solid gives the nearest class of the MRO that decides the layout.
func solid(cls *Type) *Type {
	for _, c := range cls.MRO {
		if !c.heap() && (len(c.Bases) == 0 || c.Layout != c.Bases[0].Layout || c.Layout == LayoutOther) {
			return c
		}
	}
	return ObjectType
}

// solidBase gives the base whose layout the class takes.
func solidBase(bases []*Type) *Type {
	best := bases[0]
	for _, b := range bases[1:] {
		if solid(b) != solid(best) && solid(b).IsSubtype(solid(best)) {
			best = b
		}
	}
	return best
}

// richestExc gives the excSpec of a class: that of the base whose instances have
// the most attributes, of which the others' are a part. It is nil for classes
// that are no exceptions.
func richestExc(bases []*Type) *excSpec {
	best := bases[0].exc
	for _, b := range bases[1:] {
		if b.exc != nil && (best == nil || len(b.exc.fields) > len(best.fields)) {
			best = b.exc
		}
	}
	return best
}

func (t *Thread) checkLayouts(bases []*Type) error {
	best := solid(solidBase(bases))
	for _, b := range bases {
		if !best.IsSubtype(solid(b)) {
			return t.Raise(TypeError, "multiple bases have instance lay-out conflict")
		}
	}
	return nil
}

// metaclass gives the most derived of meta and the metaclasses of the bases.
func (t *Thread) metaclass(meta *Type, bases []Value) (*Type, error) {
	for _, b := range bases {
		m := b.Type()
		switch {
		case meta.IsSubtype(m):
		case m.IsSubtype(meta):
			meta = m
		default:
			return nil, t.Raise(TypeError, "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases")
		}
	}
	return meta, nil
}

// makeClass makes the class itself.
func (t *Thread) makeClass(meta *Type, name *Str, bases []*Type, ns *Dict) (*Type, error) {
	base := solidBase(bases)
	cls := &Type{
		Header:      Header{meta},
		Name:        name.s,
		QualName:    name.s,
		Bases:       bases,
		Layout:      base.Layout,
		Flags:       FlagHeap | base.Flags&(FlagSequence|FlagMapping),
		Dict:        ns.Copy(),
		exc:         richestExc(bases),
		attrsOffset: base.attrsOffset,
		hint:        base.hint,
	}
	if err := t.Alloc(int(unsafe.Sizeof(Type{}))); err != nil {
		return nil, err
	}
	cls.Dict.typ = DictType
	if cls.attrsOffset == 0 {
		cls.attrsOffset = instanceAttrs[cls.Layout]
	}
	for _, b := range bases {
		cls.Flags |= b.Flags & (FlagSequence | FlagMapping)
		cls.concatName = b.concatName
	}
	mro, err := t.classMRO(cls)
	if err != nil {
		return nil, err
	}
	cls.MRO = mro
	if err := t.fillClass(cls); err != nil {
		return nil, err
	}
	t.vm.addDerived(cls)
	t.vm.changed(cls, nil)
	return cls, nil
}

// instanceAttrs is where instances of classes that derive from a built-in
// type keep their attributes, by layout.
var instanceAttrs = [LayoutOther + 1]uintptr{
	LayoutObject: unsafe.Offsetof(Instance{}.attrs),
}

// fillClass gives the class's Dict the entries that every class has.
func (t *Thread) fillClass(cls *Type) error {
	d := cls.Dict
	if q := d.GetStr(nameQualName); q.p != nil {
		s, ok := q.AsStr()
		if !ok {
			return t.Raise(TypeError, "type __qualname__ must be a str, not %s", q.Type().Name)
		}
		cls.QualName = s.s
		d.DeleteStr(nameQualName)
	}
	if d.GetStr(nameModule).p == nil && t.frame != nil {
		if m := t.frame.globals.GetStr(nameName); m.p != nil {
			d.SetStr(nameModule, m)
		}
	}
	for _, name := range []*Str{nameInitSubclass, nameClassGetItem} {
		if fn := d.GetStr(name); fn.p != nil && fn.Type() == FunctionType {
			d.SetStr(name, Obj(&wrappedFunction{Header: Header{ClassMethodType}, fn: fn}))
		}
	}
	if fn := d.GetStr(nameNew); fn.p != nil && fn.Type() == FunctionType {
		d.SetStr(nameNew, Obj(&wrappedFunction{Header: Header{StaticMethodType}, fn: fn}))
	}
	if err := t.fillSlots(cls); err != nil {
		return err
	}
	if d.GetStr(nameDoc).p == nil {
		d.SetStr(nameDoc, None)
	}
	if d.GetStr(nameEq).p != nil && d.GetStr(nameHash).p == nil {
		d.SetStr(nameHash, None)
	}
	if cell := d.DeleteStr(nameClassCell); cell.p != nil {
		if cell.Type() != CellType {
			return t.Raise(TypeError, "type __classcell__ must be a nonlocal cell, not <class '%s'>", cell.Type().Name)
		}
		as[Cell](cell).v = Obj(cls)
	}
	if cell := d.DeleteStr(nameClassDictCell); cell.p != nil && cell.Type() == CellType {
		as[Cell](cell).v = Obj(d)
	}
	return nil
}

// fillSlots obeys __slots__, or gives the instances a __dict__.
func (t *Thread) fillSlots(cls *Type) error {
	d := cls.Dict
	baseDict, baseWeak := false, false
	for _, b := range cls.MRO[1:] {
		if b.heap() {
			baseDict = baseDict || !b.noDict
			baseWeak = baseWeak || b.weak
		} else if b.attrsOffset != 0 && b.Dict.GetStr(nameDict).p != nil {
			baseDict = true
		}
	}
	slots := d.GetStr(nameSlots)
	wantDict, wantWeak := true, true
	if slots.p != nil {
		names, err := t.slotNames(slots)
		if err != nil {
			return err
		}
		wantDict, wantWeak = false, false
		for _, name := range names {
			switch name.s {
			case "__dict__":
				wantDict = true
			case "__weakref__":
				wantWeak = true
			default:
				if err := t.addMember(cls, name); err != nil {
					return err
				}
			}
		}
	}
	if cls.attrsOffset == 0 {
		wantDict = false
	}
	cls.noDict = !wantDict && !baseDict
	cls.weak = wantWeak || baseWeak
	if wantDict && !baseDict {
		d.SetStr(nameDict, Obj(&getSetDescriptor{Header{GetSetDescriptorType}, dictGetter, cls}))
	}
	if wantWeak && !baseWeak {
		d.SetStr(nameWeakRef, Obj(&getSetDescriptor{Header{GetSetDescriptorType}, weakRefGetter, cls}))
	}
	return nil
}

// weakRefGetter is the __weakref__ of instances.
var weakRefGetter = Getter{Name: "__weakref__", Get: func(*Thread, Value) (Value, error) { return None, nil }}

func (t *Thread) slotNames(slots Value) ([]*Str, error) {
	if s, ok := slots.AsStr(); ok {
		return []*Str{s}, nil
	}
	items, err := t.ToList(slots)
	if err != nil {
		return nil, err
	}
	var names []*Str
	for _, v := range items {
		s, ok := v.AsStr()
		if !ok {
			return nil, t.Raise(TypeError, "__slots__ items must be strings, not '%s'", v.Type().Name)
		}
		if !isIdentifier(s.s) {
			return nil, t.Raise(TypeError, "__slots__ must be identifiers")
		}
		names = append(names, s)
	}
	return names, nil
}

func (t *Thread) addMember(cls *Type, name *Str) error {
	mangled := mangle(cls.Name, name.s)
	key := t.vm.Intern(mangled)
	if cls.Dict.GetStr(key).p != nil {
		return t.Raise(ValueError, "'%s' in __slots__ conflicts with class variable", name.s)
	}
	cls.Dict.SetStr(key, Obj(&memberDescriptor{Header{MemberDescriptorType}, key, t.vm.Intern(slotMark + mangled), cls}))
	cls.slotNames = append(cls.slotNames, key)
	return nil
}

// mangle gives a private name the class's name as a prefix.
func mangle(cls, name string) string {
	cls = strings.TrimLeft(cls, "_")
	if !strings.HasPrefix(name, "__") || strings.HasSuffix(name, "__") || cls == "" {
		return name
	}
	return "_" + cls + name
}

// announceClass tells the attributes of a new class their name, and its
// parent that it has a subclass.
func (t *Thread) announceClass(cls *Type, values []Value, kw []*Str) error {
	for k, v := range cls.Dict.Copy().All() {
		fn, self, err := t.special(v, nameSetName)
		if err != nil || fn.p == nil {
			if err != nil {
				return err
			}
			continue
		}
		if self.p != nil {
			_, err = t.Call(fn, self, Obj(cls), k)
		} else {
			_, err = t.Call(fn, Obj(cls), k)
		}
		if err != nil {
			return t.noteSetName(err, v, k, cls)
		}
	}
	parent := superOf(cls, Obj(cls), cls)
	init, err := superGetAttr(t, parent, nameInitSubclass)
	if err != nil {
		return err
	}
	_, err = t.CallKw(init, values, kw)
	return err
}

// noteSetName adds a note to what a __set_name__ raised.
func (t *Thread) noteSetName(err error, v, name Value, cls *Type) error {
	e, ok := err.(*Exc)
	if !ok {
		return err
	}
	repr, reprErr := t.Repr(name)
	if reprErr != nil {
		return reprErr
	}
	note := "Error calling __set_name__ on '" + v.Type().Name + "' instance " + repr + " in '" + cls.Name + "'"
	if _, noteErr := excAddNote(t, []Value{Obj(e), NewStr(note)}); noteErr != nil {
		return noteErr
	}
	return err
}
