package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/compile"
)

// Inline caches. An instruction that uses a name has a site, where it notes
// what it found and what that depends on: the version of a type (which changes
// with every attribute of its classes), the shape of an instance, the version of a
// dict (which changes when a key comes or goes). The next time, when all that
// is as it was, nothing is looked up.

// A site is the inline cache of one instruction.
type site struct {
	name     *Str
	kind     siteKind
	index    int32 // of a slot, or of an entry of a dict
	version  uint32
	version2 uint32
	shape    *Shape
	next     *Shape // siteAdd: the shape after it
	dict     *Dict
	value    Value
}

type siteKind uint8

const (
	siteEmpty          siteKind = iota
	siteGlobal                  // entry index of dict, whose version is version
	siteBuiltin                 // not in dict; entry index of the built-in names, whose version is version2
	siteSlot                    // slot index of an instance of shape, of a type of version
	siteAdd                     // storing: the instance gets a slot, and shape next
	siteMethod                  // value is a method of a type of version whose instances have no attributes
	siteInstanceMethod          // the same for an instance of shape, which has no such attribute
	siteValue                   // value is an attribute of a type of version, not shadowed in an instance of shape
	siteClassValue              // value is an attribute of the class of version2, whose metaclass is of version
	siteModule                  // entry index of a module's dict, whose version is version2
)

// site gives the inline cache of an instruction.
func (c *Code) site(i int32) *site {
	return (*site)(unsafe.Add(c.siteBase, uintptr(i)*unsafe.Sizeof(site{})))
}

// loadGlobal is LoadGlobal when the cache does not hold.
func (t *Thread) loadGlobal(f *Frame, s *site) (Value, error) {
	g, b := f.globals, t.vm.builtins
	if i := g.findStr(s.name); i >= 0 {
		s.kind, s.dict, s.version, s.index = siteGlobal, g, g.version, int32(i)
		return g.entries[i].val, nil
	}
	if i := b.findStr(s.name); i >= 0 {
		s.kind, s.dict, s.version, s.version2, s.index = siteBuiltin, g, g.version, b.version, int32(i)
		return b.entries[i].val, nil
	}
	s.kind, s.dict = siteEmpty, nil
	return Value{}, t.nameError(s.name)
}

// nameError raises NameError for a name that is defined nowhere.
func (t *Thread) nameError(name *Str) error {
	err := t.Raise(NameError, "name '%s' is not defined", name.s)
	if e, ok := err.(*Exc); ok {
		e.setField(0, Obj(name))
		t.frameObject(t.frame) // keeps the local names for a suggestion
	}
	return err
}

// loadAttr is LoadAttr when the attribute is in no slot that the cache knows.
func (t *Thread) loadAttr(s *site, obj Value) (Value, error) {
	typ := obj.Type()
	if s.version == typ.version {
		switch s.kind {
		case siteValue:
			if a := attrsOf(obj); a == nil || a.shape == s.shape && a.dict == nil {
				return s.value, nil
			}
		case siteClassValue:
			if as[Type](obj).version == s.version2 {
				return s.value, nil
			}
		case siteModule:
			if d := as[Module](obj).dict; d == s.dict && d.version == s.version2 {
				return d.entries[s.index].val, nil
			}
		}
	}
	t.noteAttr(s, obj, typ)
	return typ.GetAttr(t, obj, s.name)
}

// noteAttr fills the cache of a LoadAttr.
func (t *Thread) noteAttr(s *site, obj Value, typ *Type) {
	s.kind = siteEmpty
	switch {
	case typ == ModuleType:
		d := as[Module](obj).dict
		if i := d.findStr(s.name); i >= 0 {
			s.kind, s.version, s.version2, s.dict, s.index = siteModule, typ.version, d.version, d, int32(i)
		}
		return
	case typ.Layout == LayoutType:
		t.noteClassAttr(s, obj, typ)
		return
	case !typ.plainGetAttr && (!typ.heap() || t.Lookup(typ, nameGetAttribute) != ObjectType.Dict.GetStr(nameGetAttribute)):
		return
	}
	descr := t.Lookup(typ, s.name)
	if descr.p != nil && descr.Type() == MemberDescriptorType {
		if d := as[memberDescriptor](descr); typ.IsSubtype(d.owner) {
			t.noteSlot(s, obj, typ, d.key)
		}
		return
	}
	if descr.p != nil && descr.Type().DescrGet != nil {
		if descr.Type().DescrSet == nil {
			t.noteSlot(s, obj, typ, s.name)
		}
		return
	}
	if t.noteSlot(s, obj, typ, s.name) || descr.p == nil || !typ.plainGetAttr {
		return
	}
	a := attrsOf(obj)
	if a == nil {
		s.kind, s.version, s.shape, s.value = siteValue, typ.version, nil, descr
	} else if a.dict == nil {
		s.kind, s.version, s.shape, s.value = siteValue, typ.version, a.shape, descr
	}
}

// noteSlot notes that the instance has the attribute in a slot, if it has.
func (t *Thread) noteSlot(s *site, obj Value, typ *Type, name *Str) bool {
	a := attrsOf(obj)
	if a == nil || a.shape == nil {
		return false
	}
	i := a.shape.find(name)
	if i < 0 || a.slots[i].p == nil {
		return false
	}
	if isSlotName(name) {
		// The variable may be deleted, and the loop does not look: members
		// are cached only while they are sure to be set.
		return false
	}
	s.kind, s.version, s.shape, s.index = siteSlot, typ.version, a.shape, int32(i)
	return true
}

// noteClassAttr fills the cache for an attribute of a class.
func (t *Thread) noteClassAttr(s *site, obj Value, meta *Type) {
	cls := as[Type](obj)
	if meta.lookup(nameGetAttribute) != TypeType.Dict.GetStr(nameGetAttribute) {
		return
	}
	if m := t.Lookup(meta, s.name); m.p != nil && m.Type().DescrSet != nil {
		return
	}
	x := t.Lookup(cls, s.name)
	if x.p == nil {
		return
	}
	switch typ := x.Type(); {
	case typ == FunctionType, typ == MethodDescriptorType, typ.DescrGet == nil:
	case typ == StaticMethodType:
		x = as[wrappedFunction](x).fn
	default:
		return
	}
	s.kind, s.version, s.version2, s.value = siteClassValue, meta.version, cls.version, x
}

// loadMethodAt is LoadMethod when the cache does not hold.
func (t *Thread) loadMethodAt(s *site, obj Value, fn, self *Value) error {
	typ := obj.Type()
	*self = Value{}
	if s.version == typ.version && s.kind >= siteValue {
		x, err := t.loadAttr(s, obj)
		*fn = x
		return err
	}
	if typ == SuperType {
		return t.loadSuperMethod(s, obj, fn, self)
	}
	if !typ.plainGetAttr {
		x, err := t.loadAttr(s, obj)
		*fn = x
		return err
	}
	m := t.Lookup(typ, s.name)
	if m.p == nil || !isMethod(m) {
		x, err := t.loadAttr(s, obj)
		*fn = x
		return err
	}
	a := attrsOf(obj)
	if a != nil {
		if own := a.get(s.name); own.p != nil {
			x, err := t.loadAttr(s, obj)
			*fn = x
			return err
		}
	}
	switch {
	case a == nil:
		s.kind, s.version, s.value = siteMethod, typ.version, m
	case a.dict == nil:
		s.kind, s.version, s.shape, s.value = siteInstanceMethod, typ.version, a.shape, m
	default:
		s.kind = siteEmpty
	}
	*fn, *self = m, obj
	return nil
}

// loadSuperMethod is LoadMethod on super(): it saves the bound method.
func (t *Thread) loadSuperMethod(s *site, obj Value, fn, self *Value) error {
	sup := as[Super](obj)
	x := sup.find(s.name)
	if x.p != nil && isMethod(x) && sup.obj != Obj(sup.cls) {
		*fn, *self = x, sup.obj
		return nil
	}
	x, err := superGetAttr(t, obj, s.name)
	*fn = x
	return err
}

// storeAttr is StoreAttr when the cache does not hold.
func (t *Thread) storeAttr(f *Frame, in *compile.Instr) error {
	obj, v := *f.reg(in.A), *f.reg(in.B)
	if obj.p == nil || v.p == nil {
		return t.unboundOf(f, in.A, in.B)
	}
	s := f.code.site(in.D)
	typ := obj.Type()
	s.kind = siteEmpty
	if !typ.plainSetAttr {
		return t.afterStore(typ.SetAttr(t, obj, s.name, v))
	}
	descr := t.Lookup(typ, s.name)
	a := attrsOf(obj)
	if descr.p != nil && descr.Type().DescrSet != nil || a == nil || a.dict != nil || typ.noDict {
		return t.afterStore(typ.SetAttr(t, obj, s.name, v))
	}
	before := a.shape
	if before == nil {
		before = t.vm.root
		a.shape = before
	}
	old := a.getSlot(s.name)
	if err := a.set(t, s.name, v); err != nil {
		return err
	}
	if n := len(a.slots); typ.heap() && n <= 16 && n > int(typ.hint) {
		typ.hint = uint8(n)
	}
	switch {
	case a.dict != nil:
	case a.shape == before:
		s.kind, s.version, s.shape, s.index = siteSlot, typ.version, before, int32(before.find(s.name))
	default:
		s.kind, s.version, s.shape, s.next = siteAdd, typ.version, before, a.shape
	}
	return t.afterSet(old, nil)
}

// afterStore looks for what an old value has left behind.
func (t *Thread) afterStore(err error) error {
	if err == nil && t.vm.pending != 0 {
		return t.collect(nil, false)
	}
	return err
}

// afterSet is afterStore where the old value is known.
func (t *Thread) afterSet(old Value, err error) error {
	if err == nil && t.vm.pending != 0 {
		return t.dropped(old)
	}
	return err
}
