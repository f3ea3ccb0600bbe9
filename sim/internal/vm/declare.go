package vm

import (
	"strings"
	"sync/atomic"
)

// Built-in types are made in two steps, as their methods mention them: declare
// makes the empty type, to be kept in a package variable, and complete fills it
// in when all variables of the package are there.

// firstHeapVersion is the first version of a class that a program defines;
// built-in types have the ones below.
const firstHeapVersion = 1 << 20

var nativeVersions atomic.Uint32

// declare makes a type that is yet to be completed.
func declare(name string) *Type {
	t := &Type{Name: name, QualName: name, Module: "builtins"}
	t.typ = nil
	return t
}

// Declare makes a type of another package that is yet to be defined, so that
// its methods can mention it.
func Declare(name string) *Type { return declare(name) }

// Define completes a type made by Declare, in an init function.
func (t *Type) Define(spec TypeSpec) { t.complete(spec) }

// NewType makes a type whose methods do not mention it.
func NewType(name string, spec TypeSpec) *Type {
	t := declare(name)
	t.complete(spec)
	return t
}

// NameInFull has messages name the type with its module, as CPython does with
// types that it has in C: "'datetime.date' object is not iterable".
func (t *Type) NameInFull() {
	t.Name = t.fullName()
	t.Flags |= FlagInFull
}

// ShortName gives the name without the module.
func (t *Type) ShortName() string {
	if t.Flags&FlagInFull != 0 {
		return t.Name[strings.LastIndexByte(t.Name, '.')+1:]
	}
	return t.Name
}

// complete fills a declared type in. Its base must be complete.
func (t *Type) complete(spec TypeSpec) {
	if t.MRO != nil {
		panic("vm: type " + t.Name + " completed twice")
	}
	t.typ = TypeType
	if spec.Module != "" {
		t.Module = spec.Module
	}
	t.Flags = spec.Flags
	t.Slots = spec.Slots
	t.Layout = spec.Layout
	t.attrsOffset = spec.Attrs
	t.version = nativeVersions.Add(1)
	t.methods = spec.Methods
	t.Dict = &Dict{Header: Header{DictType}}
	t.MRO = []*Type{t}
	if t != ObjectType {
		t.derive(spec.Base)
	}
	t.fillDict(spec)
	t.notePlain()
	if t.Flags&FlagInFull != 0 {
		t.NameInFull()
	}
}

// derive takes over from the base what the type does not say itself.
func (t *Type) derive(base *Type) {
	if base == nil {
		base = ObjectType
	}
	if base.MRO == nil {
		panic("vm: type " + t.Name + " completed before its base " + base.Name)
	}
	t.Bases = []*Type{base}
	t.MRO = append(t.MRO, base.MRO...)
	if t.Layout == LayoutObject {
		t.Layout = base.Layout
	}
	if t.attrsOffset == 0 {
		t.attrsOffset = base.attrsOffset
	}
	if t.exc == nil {
		t.exc = base.exc
	}
	t.Flags |= base.Flags & (FlagSequence | FlagMapping)
	if t.Slots.Compare != nil && t.Slots.Hash == nil {
		t.Slots.Hash = hashNotPossible
	}
	for i := range slotGroups {
		if g := &slotGroups[i]; !g.has(&t.Slots) {
			g.copy(&t.Slots, &base.Slots)
		}
	}
	if t.Resume == nil {
		t.Resume = base.Resume
	}
	if t.Visit == nil {
		t.Visit = base.Visit
	}
}

// fillDict makes the entries of a built-in type's Dict.
func (t *Type) fillDict(spec TypeSpec) {
	d := t.Dict
	if spec.Slots.Compare != nil && spec.Slots.Hash == nil && t != ObjectType {
		d.SetStr(nameHash, None)
	}
	for i := range slotGroups {
		for _, w := range slotGroups[i].wrap(&spec.Slots) {
			w.owner = t
			d.SetStr(Intern(w.name), Obj(w))
		}
	}
	for _, m := range spec.Methods {
		m.owner = t
		if m.kind == kindClass || m.kind == kindStatic {
			m.self = Obj(t)
		} else {
			m.method = true
			m.typ = MethodDescriptorType
		}
		d.SetStr(Intern(m.name), Obj(m))
	}
	for _, g := range spec.Getters {
		d.SetStr(Intern(g.Name), Obj(&getSetDescriptor{Header{GetSetDescriptorType}, g, t}))
	}
	if spec.Doc != "" {
		d.SetStr(nameDoc, Obj(Intern(spec.Doc)))
	} else if d.GetStr(nameDoc).p == nil {
		d.SetStr(nameDoc, None)
	}
	if t.Module != "builtins" {
		d.SetStr(nameModule, Obj(Intern(t.Module)))
	}
	if len(spec.Consts) > 0 {
		for _, name := range sortedKeys(spec.Consts) {
			d.SetStr(Intern(name), spec.Consts[name])
		}
	}
}

// IsSubtype says whether t is u or derives from it.
func (t *Type) IsSubtype(u *Type) bool {
	if t == u {
		return true
	}
	for _, base := range t.MRO {
		if base == u {
			return true
		}
	}
	return false
}

// heap says whether a program defined the type.
func (t *Type) heap() bool { return t.Flags&FlagHeap != 0 }

// IsHeap says whether a program defined the type.
func (t *Type) IsHeap() bool { return t.heap() }

// Methods gives the methods that the type's TypeSpec listed.
func (t *Type) Methods() []*Native { return t.methods }
