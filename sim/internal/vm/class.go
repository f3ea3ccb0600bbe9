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
			{"__name__", func(_ *Thread, v Value) (Value, error) { return NewStr(as[Type](v).Name), nil }, typeSetName},
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
		t.Watch(obj, callDel)
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
		exc:         base.exc,
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

// classMRO gives the MRO of a new class, which its metaclass may compute.
func (t *Thread) classMRO(cls *Type) ([]*Type, error) {
	mro, err := t.linearise(cls, cls.Bases)
	if err != nil || !cls.typ.heap() {
		return mro, err
	}
	fn := t.Lookup(cls.typ, nameMRO)
	if asNative(fn) != nil {
		return mro, nil
	}
	cls.MRO = mro
	result, _, err := t.callSpecial(Obj(cls), nameMRO)
	if err != nil {
		return nil, err
	}
	items, err := t.ToList(result)
	if err != nil {
		return nil, err
	}
	mro = mro[:0:0]
	for _, v := range items {
		c, ok := v.AsType()
		if !ok {
			return nil, t.Raise(TypeError, "mro() returned a non-class ('%s')", v.Type().Name)
		}
		mro = append(mro, c)
	}
	return mro, nil
}

// linearise computes the C3 linearisation of a class.
func (t *Thread) linearise(cls *Type, bases []*Type) ([]*Type, error) {
	if len(bases) == 1 {
		return append([]*Type{cls}, bases[0].MRO...), nil
	}
	lists := make([][]*Type, 0, len(bases)+1)
	for _, b := range bases {
		lists = append(lists, b.MRO)
	}
	lists = append(lists, bases)
	mro := []*Type{cls}
	for {
		next, done := nextOfMRO(lists)
		if done {
			return mro, nil
		}
		if next == nil {
			return nil, t.inconsistentMRO(lists)
		}
		mro = append(mro, next)
		for i, list := range lists {
			if len(list) > 0 && list[0] == next {
				lists[i] = list[1:]
			}
		}
	}
}

// nextOfMRO picks the first head that is in no list's tail.
func nextOfMRO(lists [][]*Type) (next *Type, done bool) {
	done = true
	for _, list := range lists {
		if len(list) == 0 {
			continue
		}
		done = false
		if !inTails(lists, list[0]) {
			return list[0], false
		}
	}
	return nil, done
}

func inTails(lists [][]*Type, c *Type) bool {
	for _, list := range lists {
		for i := 1; i < len(list); i++ {
			if list[i] == c {
				return true
			}
		}
	}
	return false
}

func (t *Thread) inconsistentMRO(lists [][]*Type) error {
	var names []string
	seen := map[*Type]bool{}
	for _, list := range lists {
		if len(list) > 0 && !seen[list[0]] {
			seen[list[0]] = true
			names = append(names, list[0].Name)
		}
	}
	return t.Raise(TypeError, "Cannot create a consistent method resolution order (MRO) for bases %s", strings.Join(names, ", "))
}
