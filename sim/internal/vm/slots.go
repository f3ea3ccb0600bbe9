package vm

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// This file ties the slots of a type to its special methods, both ways: the
// methods of a type written in Go are made from its slots, and the slots of a
// class that a program defines call its methods.

// A slotGroup is a slot with the special methods that it stands for.
type slotGroup struct {
	names   []*Str
	has     func(s *Slots) bool
	copy    func(dst, src *Slots)
	wrap    func(s *Slots) []*Native // the special methods of a type written in Go
	generic func(s *Slots)           // makes the slot call the special methods
}

// Both are made by the package's init function, as the functions in them lead
// back here.
var (
	slotGroups []slotGroup
	groupOf    map[string]*slotGroup
)

// indexSlotGroups finds the group of each special method.
func indexSlotGroups() map[string]*slotGroup {
	index := map[string]*slotGroup{}
	for i := range slotGroups {
		for _, name := range slotGroups[i].names {
			index[name.s] = &slotGroups[i]
		}
	}
	return index
}

var binaryNames = [...]string{"add", "sub", "mul", "matmul", "truediv", "floordiv", "mod", "pow", "lshift", "rshift", "and", "xor", "or"}
var compareNames = [...]*Str{Intern("__lt__"), Intern("__le__"), Intern("__eq__"), Intern("__ne__"), Intern("__gt__"), Intern("__ge__")}

func internAll(names ...string) []*Str {
	strs := make([]*Str, len(names))
	for i, name := range names {
		strs[i] = Intern(name)
	}
	return strs
}

// group describes a slot of type F for one special method.
func group[F any](name string, at func(s *Slots) *F, isNil func(F) bool, wrap func(F) *Native, generic F) slotGroup {
	return slotGroup{
		names: internAll(name),
		has:   func(s *Slots) bool { return !isNil(*at(s)) },
		copy:  func(dst, src *Slots) { *at(dst) = *at(src) },
		wrap: func(s *Slots) []*Native {
			if isNil(*at(s)) {
				return nil
			}
			return []*Native{wrap(*at(s))}
		},
		generic: func(s *Slots) { *at(s) = generic },
	}
}

// slotFn declares the special method that is made from a slot.
func slotFn(name, params string, fn NativeFunc) *Native {
	n := Fn(name, params, fn)
	n.typ = WrapperDescriptorType
	n.method, n.slot = true, true
	return n
}

func rawSlotFn(name string, fn rawFunc) *Native {
	n := rawFn(name, fn)
	n.typ = WrapperDescriptorType
	n.method, n.slot = true, true
	return n
}

type (
	unaryFunc  = func(t *Thread, v Value) (Value, error)
	binaryFunc = func(t *Thread, v, w Value) (Value, error)
	textFunc   = func(t *Thread, v Value) (string, error)
)

func unaryGroup(name string, at func(s *Slots) *unaryFunc, generic unaryFunc) slotGroup {
	return group(name, at, func(f unaryFunc) bool { return f == nil }, func(f unaryFunc) *Native {
		return slotFn(name, "", func(t *Thread, args []Value) (Value, error) { return f(t, args[0]) })
	}, generic)
}

func textGroup(name string, at func(s *Slots) *textFunc, generic textFunc) slotGroup {
	return group(name, at, func(f textFunc) bool { return f == nil }, func(f textFunc) *Native {
		return slotFn(name, "", func(t *Thread, args []Value) (Value, error) {
			s, err := f(t, args[0])
			if err != nil {
				return Value{}, err
			}
			return NewStr(s), nil
		})
	}, generic)
}

func binaryGroup(name string, at func(s *Slots) *binaryFunc, generic binaryFunc) slotGroup {
	return group(name, at, func(f binaryFunc) bool { return f == nil }, func(f binaryFunc) *Native {
		return slotFn(name, "value, /", func(t *Thread, args []Value) (Value, error) { return f(t, args[0], args[1]) })
	}, generic)
}

func makeSlotGroups() []slotGroup {
	groups := []slotGroup{
		newGroup(), initGroup(),
		textGroup("__repr__", func(s *Slots) *textFunc { return &s.Repr }, slotRepr),
		textGroup("__str__", func(s *Slots) *textFunc { return &s.Str }, slotStr),
		group("__hash__", func(s *Slots) *func(*Thread, Value) (int64, error) { return &s.Hash },
			func(f func(*Thread, Value) (int64, error)) bool { return f == nil },
			func(f func(*Thread, Value) (int64, error)) *Native {
				return slotFn("__hash__", "", func(t *Thread, args []Value) (Value, error) {
					h, err := f(t, args[0])
					return Int(h), err
				})
			}, slotHash),
		group("__bool__", func(s *Slots) *func(*Thread, Value) (bool, error) { return &s.Bool },
			func(f func(*Thread, Value) (bool, error)) bool { return f == nil },
			func(f func(*Thread, Value) (bool, error)) *Native {
				return slotFn("__bool__", "", func(t *Thread, args []Value) (Value, error) {
					b, err := f(t, args[0])
					return Bool(b), err
				})
			}, slotBool),
		group("__len__", func(s *Slots) *func(*Thread, Value) (int, error) { return &s.Len },
			func(f func(*Thread, Value) (int, error)) bool { return f == nil },
			func(f func(*Thread, Value) (int, error)) *Native {
				return slotFn("__len__", "", func(t *Thread, args []Value) (Value, error) {
					n, err := f(t, args[0])
					return Int(int64(n)), err
				})
			}, slotLen),
		getAttrGroup(), setAttrGroup(), compareGroup(), callGroup(), descrGetGroup(), descrSetGroup(),
		unaryGroup("__iter__", func(s *Slots) *unaryFunc { return &s.Iter }, slotIter),
		nextGroup(),
		binaryGroup("__getitem__", func(s *Slots) *binaryFunc { return &s.GetItem }, slotGetItem),
		setItemGroup(),
		group("__contains__", func(s *Slots) *func(*Thread, Value, Value) (bool, error) { return &s.Contains },
			func(f func(*Thread, Value, Value) (bool, error)) bool { return f == nil },
			func(f func(*Thread, Value, Value) (bool, error)) *Native {
				return slotFn("__contains__", "key, /", func(t *Thread, args []Value) (Value, error) {
					b, err := f(t, args[0], args[1])
					return Bool(b), err
				})
			}, slotContains),
		unaryGroup("__invert__", func(s *Slots) *unaryFunc { return &s.Unary[syntax.Invert] }, slotUnary("__invert__")),
		unaryGroup("__pos__", func(s *Slots) *unaryFunc { return &s.Unary[syntax.UAdd] }, slotUnary("__pos__")),
		unaryGroup("__neg__", func(s *Slots) *unaryFunc { return &s.Unary[syntax.USub] }, slotUnary("__neg__")),
		unaryGroup("__index__", func(s *Slots) *unaryFunc { return &s.Index }, slotUnary("__index__")),
		unaryGroup("__int__", func(s *Slots) *unaryFunc { return &s.Int }, slotUnary("__int__")),
		unaryGroup("__float__", func(s *Slots) *unaryFunc { return &s.Float }, slotUnary("__float__")),
		unaryGroup("__await__", func(s *Slots) *unaryFunc { return &s.Await }, slotUnary("__await__")),
		unaryGroup("__aiter__", func(s *Slots) *unaryFunc { return &s.AIter }, slotUnary("__aiter__")),
		unaryGroup("__anext__", func(s *Slots) *unaryFunc { return &s.ANext }, slotUnary("__anext__")),
	}
	for op, name := range binaryNames {
		op := syntax.BinaryOp(op)
		groups = append(groups, arithmeticGroup(op, name),
			binaryGroup("__i"+name+"__", func(s *Slots) *binaryFunc { return &s.InPlace[op] }, slotInPlace("__i"+name+"__")))
	}
	return groups
}

func newGroup() slotGroup {
	return slotGroup{
		names: internAll("__new__"),
		has:   func(s *Slots) bool { return s.New != nil },
		copy:  func(dst, src *Slots) { dst.New = src.New },
		wrap: func(s *Slots) []*Native {
			if s.New == nil {
				return nil
			}
			return []*Native{newWrapper(s.New)}
		},
		generic: func(s *Slots) { s.New = slotNew },
	}
}

// newWrapper makes the __new__ of a type written in Go.
func newWrapper(f func(t *Thread, cls *Type, args []Value, kw []*Str) (Value, error)) *Native {
	var n *Native
	n = rawFn("__new__", func(t *Thread, args []Value, kw []*Str) (Value, error) {
		if len(args) == len(kw) {
			return Value{}, t.Raise(TypeError, "%s.__new__(): not enough arguments", n.owner.Name)
		}
		if args[0].Type().Layout != LayoutType {
			return Value{}, t.Raise(TypeError, "%s.__new__(X): X is not a type object (%s)", n.owner.Name, args[0].Type().Name)
		}
		cls := as[Type](args[0])
		if !cls.IsSubtype(n.owner) {
			return Value{}, t.Raise(TypeError, "%s.__new__(%s): %s is not a subtype of %s", n.owner.Name, cls.Name, cls.Name, n.owner.Name)
		}
		if safe := cls.nativeNew(); safe != n.owner {
			return Value{}, t.Raise(TypeError, "%s.__new__(%s) is not safe, use %s.__new__()", n.owner.Name, cls.Name, safe.Name)
		}
		return f(t, cls, args[1:], kw)
	})
	n.slot = true
	n.kind = kindStatic
	return n
}

// nativeNew gives the nearest type in the MRO that is written in Go and has a
// __new__ of its own.
func (cls *Type) nativeNew() *Type {
	for _, base := range cls.MRO {
		if !base.heap() && base.Dict.GetStr(nameNew).p != nil {
			return base
		}
	}
	return ObjectType
}

func initGroup() slotGroup {
	return slotGroup{
		names: internAll("__init__"),
		has:   func(s *Slots) bool { return s.Init != nil },
		copy:  func(dst, src *Slots) { dst.Init = src.Init },
		wrap: func(s *Slots) []*Native {
			if s.Init == nil {
				return nil
			}
			f := s.Init
			return []*Native{rawSlotFn("__init__", func(t *Thread, args []Value, kw []*Str) (Value, error) {
				return None, f(t, args[0], args[1:], kw)
			})}
		},
		generic: func(s *Slots) { s.Init = slotInit },
	}
}

func callGroup() slotGroup {
	return slotGroup{
		names: internAll("__call__"),
		has:   func(s *Slots) bool { return s.Call != nil },
		copy:  func(dst, src *Slots) { dst.Call = src.Call },
		wrap: func(s *Slots) []*Native {
			if s.Call == nil {
				return nil
			}
			f := s.Call
			return []*Native{rawSlotFn("__call__", func(t *Thread, args []Value, kw []*Str) (Value, error) {
				return f(t, args[0], args[1:], kw)
			})}
		},
		generic: func(s *Slots) { s.Call = slotCall },
	}
}

func getAttrGroup() slotGroup {
	return slotGroup{
		names: internAll("__getattribute__", "__getattr__"),
		has:   func(s *Slots) bool { return s.GetAttr != nil },
		copy:  func(dst, src *Slots) { dst.GetAttr = src.GetAttr },
		wrap: func(s *Slots) []*Native {
			if s.GetAttr == nil {
				return nil
			}
			f := s.GetAttr
			return []*Native{slotFn("__getattribute__", "name, /", func(t *Thread, args []Value) (Value, error) {
				name, err := t.attrName(args[1])
				if err != nil {
					return Value{}, err
				}
				return f(t, args[0], name)
			})}
		},
		generic: func(s *Slots) { s.GetAttr = slotGetAttr },
	}
}

func setAttrGroup() slotGroup {
	return slotGroup{
		names: internAll("__setattr__", "__delattr__"),
		has:   func(s *Slots) bool { return s.SetAttr != nil },
		copy:  func(dst, src *Slots) { dst.SetAttr = src.SetAttr },
		wrap: func(s *Slots) []*Native {
			if s.SetAttr == nil {
				return nil
			}
			f := s.SetAttr
			set := func(t *Thread, args []Value, x Value) (Value, error) {
				name, err := t.attrName(args[1])
				if err != nil {
					return Value{}, err
				}
				return None, f(t, args[0], name, x)
			}
			return []*Native{
				slotFn("__setattr__", "name, value, /", func(t *Thread, args []Value) (Value, error) { return set(t, args, args[2]) }),
				slotFn("__delattr__", "name, /", func(t *Thread, args []Value) (Value, error) { return set(t, args, Value{}) }),
			}
		},
		generic: func(s *Slots) { s.SetAttr = slotSetAttr },
	}
}

func compareGroup() slotGroup {
	return slotGroup{
		names: compareNames[:],
		has:   func(s *Slots) bool { return s.Compare != nil },
		copy:  func(dst, src *Slots) { dst.Compare = src.Compare },
		wrap: func(s *Slots) []*Native {
			if s.Compare == nil {
				return nil
			}
			f := s.Compare
			var fns []*Native
			for op, name := range compareNames {
				op := syntax.CompareOp(op)
				fns = append(fns, slotFn(name.s, "value, /", func(t *Thread, args []Value) (Value, error) {
					return f(t, args[0], args[1], op)
				}))
			}
			return fns
		},
		generic: func(s *Slots) { s.Compare = slotCompare },
	}
}

func descrGetGroup() slotGroup {
	return slotGroup{
		names: internAll("__get__"),
		has:   func(s *Slots) bool { return s.DescrGet != nil },
		copy:  func(dst, src *Slots) { dst.DescrGet = src.DescrGet },
		wrap: func(s *Slots) []*Native {
			if s.DescrGet == nil {
				return nil
			}
			f := s.DescrGet
			return []*Native{slotFn("__get__", "instance, owner=None, /", func(t *Thread, args []Value) (Value, error) {
				var cls *Type
				if args[2].Type().Layout == LayoutType {
					cls = as[Type](args[2])
				}
				obj := args[1]
				if obj.IsNone() && cls == nil {
					return Value{}, t.Raise(TypeError, "__get__(None, None) is invalid")
				}
				if obj.IsNone() && cls != NoneType {
					obj = Value{}
				} else if cls == nil {
					cls = obj.Type()
				}
				return f(t, args[0], obj, cls)
			})}
		},
		generic: func(s *Slots) { s.DescrGet = slotDescrGet },
	}
}

func descrSetGroup() slotGroup {
	return slotGroup{
		names: internAll("__set__", "__delete__"),
		has:   func(s *Slots) bool { return s.DescrSet != nil },
		copy:  func(dst, src *Slots) { dst.DescrSet = src.DescrSet },
		wrap: func(s *Slots) []*Native {
			if s.DescrSet == nil {
				return nil
			}
			f := s.DescrSet
			return []*Native{
				slotFn("__set__", "instance, value, /", func(t *Thread, args []Value) (Value, error) {
					return None, f(t, args[0], args[1], args[2])
				}),
				slotFn("__delete__", "instance, /", func(t *Thread, args []Value) (Value, error) {
					return None, f(t, args[0], args[1], Value{})
				}),
			}
		},
		generic: func(s *Slots) { s.DescrSet = slotDescrSet },
	}
}

func nextGroup() slotGroup {
	return group("__next__", func(s *Slots) *unaryFunc { return &s.Next }, func(f unaryFunc) bool { return f == nil }, func(f unaryFunc) *Native {
		return slotFn("__next__", "", func(t *Thread, args []Value) (Value, error) {
			v, err := f(t, args[0])
			if err == nil && v.p == nil {
				return Value{}, t.Raise(StopIteration, "")
			}
			return v, err
		})
	}, slotNext)
}

func setItemGroup() slotGroup {
	return slotGroup{
		names: internAll("__setitem__", "__delitem__"),
		has:   func(s *Slots) bool { return s.SetItem != nil },
		copy:  func(dst, src *Slots) { dst.SetItem = src.SetItem },
		wrap: func(s *Slots) []*Native {
			if s.SetItem == nil {
				return nil
			}
			f := s.SetItem
			return []*Native{
				slotFn("__setitem__", "key, value, /", func(t *Thread, args []Value) (Value, error) {
					return None, f(t, args[0], args[1], args[2])
				}),
				slotFn("__delitem__", "key, /", func(t *Thread, args []Value) (Value, error) {
					return None, f(t, args[0], args[1], Value{})
				}),
			}
		},
		generic: func(s *Slots) { s.SetItem = slotSetItem },
	}
}

// arithmeticGroup is a binary operator with its reflected method.
func arithmeticGroup(op syntax.BinaryOp, name string) slotGroup {
	normal, reflected := "__"+name+"__", "__r"+name+"__"
	generic := slotBinary(op, normal, reflected)
	return slotGroup{
		names: internAll(normal, reflected),
		has:   func(s *Slots) bool { return s.Binary[op] != nil },
		copy: func(dst, src *Slots) {
			dst.Binary[op] = src.Binary[op]
			dst.python = dst.python&^(1<<op) | src.python&(1<<op)
		},
		wrap: func(s *Slots) []*Native {
			f := s.Binary[op]
			if f == nil {
				return nil
			}
			fns := []*Native{slotFn(normal, "value, /", func(t *Thread, args []Value) (Value, error) { return f(t, args[0], args[1]) })}
			if op == syntax.Pow {
				fns[0] = slotFn(normal, "value, mod=None, /", powMethod)
			}
			return append(fns, slotFn(reflected, "value, /", func(t *Thread, args []Value) (Value, error) { return f(t, args[1], args[0]) }))
		},
		generic: func(s *Slots) {
			s.Binary[op] = generic
			s.python |= 1 << op
		},
	}
}

// powMethod is __pow__ of the numbers, with its optional modulus.
func powMethod(t *Thread, args []Value) (Value, error) {
	if args[2].IsNone() {
		for _, base := range args[0].Type().MRO {
			if f := base.Slots.Binary[syntax.Pow]; f != nil && !base.heap() {
				return f(t, args[0], args[1])
			}
		}
	}
	return powModulo(t, args[0], args[1], args[2])
}

// fixSlots sets the slots of a class that a program defined, after its
// attribute name has changed; name nil: after it was made.
func (cls *Type) fixSlots(name *Str) {
	if name != nil {
		if g := groupOf[name.s]; g != nil {
			cls.fixSlot(g)
		}
		return
	}
	cls.Slots = cls.Bases[0].Slots
	if len(cls.Bases) > 1 {
		for i := range slotGroups {
			cls.fixSlot(&slotGroups[i])
		}
		return
	}
	for k := range cls.Dict.All() {
		if s, ok := k.AsStr(); ok && strings.HasPrefix(s.s, "__") {
			if g := groupOf[s.s]; g != nil {
				cls.fixSlot(g)
			}
		}
	}
}

// fixSlot sets one slot: to that of a type written in Go if all its methods
// come from there, else to one that calls the methods.
func (cls *Type) fixSlot(g *slotGroup) {
	var owner *Type
	for _, name := range g.names {
		found := cls.lookup(name)
		if found.p == nil {
			continue
		}
		if found.IsNone() && name == nameHash {
			cls.Slots.Hash = hashNotPossible
			return
		}
		native := asNative(found)
		if native == nil || !native.slot || native.name != name.s || owner != nil && owner != native.owner {
			g.generic(&cls.Slots)
			return
		}
		owner = native.owner
	}
	if owner == nil {
		owner = emptySlotsType
	}
	g.copy(&cls.Slots, &owner.Slots)
}

var emptySlotsType = &Type{}

// asNative gives v as a Native, nil if it is none.
func asNative(v Value) *Native {
	switch v.Type() {
	case BuiltinFunctionType, WrapperDescriptorType, MethodDescriptorType:
		return as[Native](v)
	}
	return nil
}
