package vm

import "unsafe"

// Types mention each other, so all of them are declared first, as package
// variables, and completed here, bases first.
func init() {
	intTag.typ, floatTag.typ, boolTag.typ = IntType, FloatType, BoolType
	slotGroups = makeSlotGroups()
	groupOf = indexSlotGroups()
	defineObject()
	defineType()
	defineSingletons()
	defineFunction()
	defineMethods()
	defineDescriptors()
	defineSuper()
	defineModule()
	defineExceptions()
	defineTraceback()
	defineFrame()
	defineBuiltinTypes()
	defineAliases()
	defineWeakRef()
	defineGenerators()
	instanceAttrs = [LayoutOther + 1]uintptr{
		LayoutObject:    unsafe.Offsetof(Instance{}.attrs),
		LayoutInt:       unsafe.Offsetof(intInstance{}.attrs),
		LayoutFloat:     unsafe.Offsetof(FloatObject{}.attrs),
		LayoutComplex:   unsafe.Offsetof(complexInstance{}.attrs),
		LayoutStr:       unsafe.Offsetof(strInstance{}.attrs),
		LayoutBytes:     unsafe.Offsetof(bytesInstance{}.attrs),
		LayoutByteArray: unsafe.Offsetof(byteArrayInstance{}.attrs),
		LayoutList:      unsafe.Offsetof(listInstance{}.attrs),
		LayoutTuple:     unsafe.Offsetof(tupleInstance{}.attrs),
		LayoutDict:      unsafe.Offsetof(dictInstance{}.attrs),
		LayoutSet:       unsafe.Offsetof(setInstance{}.attrs),
	}
	builtinNames = makeBuiltinNames()
}

// builtinNames are the built-in names, in the order of their definition; every run starts
// with a copy.
var builtinNames *Dict

// newBuiltins makes the namespace of the built-in names for a run.
func newBuiltins() *Dict { return builtinNames.Copy() }

func makeBuiltinNames() *Dict {
	d := NewDict()
	d.SetStr(Intern("None"), None)
	d.SetStr(Intern("Ellipsis"), Ellipsis)
	d.SetStr(Intern("NotImplemented"), NotImplemented)
	d.SetStr(Intern("False"), False)
	d.SetStr(Intern("True"), True)
	d.SetStr(Intern("__debug__"), True)
	d.SetStr(nameBuildClass, Obj(rawFn("__build_class__", buildClass)))
	for _, typ := range []*Type{
		ObjectType, TypeType, SuperType, PropertyType, ClassMethodType, StaticMethodType,
		BoolType, IntType, FloatType, ComplexType, StrType, BytesType, ByteArrayType, ListType, TupleType,
		DictType, SetType, FrozenSetType, RangeType, SliceType, MemoryViewType,
	} {
		d.SetStr(Intern(typ.Name), Obj(typ))
	}
	d.SetStr(Intern(BaseException.Name), Obj(BaseException))
	for _, family := range excTree() {
		for _, typ := range family.derived {
			d.SetStr(Intern(typ.Name), Obj(typ))
		}
	}
	d.SetStr(Intern(ExceptionGroup.Name), Obj(ExceptionGroup))
	d.SetStr(Intern("EnvironmentError"), Obj(OSError))
	d.SetStr(Intern("IOError"), Obj(OSError))
	for _, e := range append(builtinEntries(), siteEntries()...) {
		name, v := e.moduleEntry("builtins")
		d.SetStr(Intern(name), v)
	}
	return d
}
