package vm

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// WeakRef is a weak reference: it does not keep its object alive.
type WeakRef struct {
	Header
	obj      Value // nil once the object is gone
	callback Value // None if there is none
	hash     int64
	hashed   bool
	attrs    Attrs
}

// WeakRefType is weakref.ref.
var WeakRefType = declare("ReferenceType")

// NewWeakRef makes a weak reference; callback, unless None, is called with it when the object is gone.
func (t *Thread) NewWeakRef(obj, callback Value) (Value, error) {
	return t.newWeakRef(WeakRefType, obj, callback)
}

func (t *Thread) newWeakRef(cls *Type, obj, callback Value) (Value, error) {
	if !weaklyReferable(obj.Type()) {
		return Value{}, t.Raise(TypeError, "cannot create weak reference to '%s' object", obj.Type().Name)
	}
	v := t.vm
	if cls == WeakRefType && callback.IsNone() {
		for _, r := range v.refs[obj.p] {
			if r.typ == WeakRefType && r.callback.IsNone() {
				return Obj(r), nil
			}
		}
	}
	r := &WeakRef{Header: Header{cls}, obj: obj, callback: callback}
	t.addRef(r)
	return Obj(r), nil
}

func (t *Thread) addRef(r *WeakRef) {
	v := t.vm
	if v.refs == nil {
		v.refs = map[unsafe.Pointer][]*WeakRef{}
	}
	v.refs[r.obj.p] = append(v.refs[r.obj.p], r)
	t.Watch(r.obj, HasRefs, clearRefs)
}

// weaklyReferable says whether a type's instances can be weakly referenced.
func weaklyReferable(typ *Type) bool {
	if typ.heap() {
		return typ.weak
	}
	switch typ.Layout {
	case LayoutInt, LayoutFloat, LayoutBool, LayoutComplex, LayoutStr, LayoutBytes, LayoutTuple, LayoutList, LayoutDict:
		return false
	}
	return typ.Visit != nil && typ != ObjectType
}

// clearRefs ends the weak references to an object that is gone.
func clearRefs(t *Thread, obj Value) error {
	refs := t.vm.refs[obj.p]
	delete(t.vm.refs, obj.p)
	for _, r := range refs {
		r.obj = Value{}
	}
	for i := len(refs) - 1; i >= 0; i-- {
		if r := refs[i]; !r.callback.IsNone() {
			_, err := t.Call(r.callback, Obj(r))
			if e, ok := err.(*Exc); ok {
				err = t.Unraisable(e, "Exception ignored while calling weakref callback "+reprOrName(t, r.callback))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// Target gives the object of a weak reference, nil if it is gone.
func (r *WeakRef) Target(t *Thread) (Value, error) {
	if r.obj.p == nil || t.vm.running {
		return r.obj, nil
	}
	if err := t.collect(nil, false); err != nil {
		return Value{}, err
	}
	return r.obj, nil
}

func defineWeakRef() {
	target := func(t *Thread, v Value) (Value, error) {
		obj, err := as[WeakRef](v).Target(t)
		return orNone(obj), err
	}
	WeakRefType.complete(TypeSpec{
		Module: "weakref",
		Layout: LayoutOther,
		Flags:  FlagInFull,
		Attrs:  unsafe.Offsetof(WeakRef{}.attrs),
		Methods: []*Native{
			classGetItemMethod(),
		},
		Getters: []Getter{
			{"__callback__", func(_ *Thread, v Value) (Value, error) { return as[WeakRef](v).callback, nil }, nil},
		},
		Slots: Slots{
			New: Constructor("ReferenceType", "object, callback=None, /", func(t *Thread, cls *Type, args []Value) (Value, error) {
				return t.newWeakRef(cls, args[0], args[1])
			}),
			Init: func(*Thread, Value, []Value, []*Str) error { return nil },
			Call: func(t *Thread, v Value, args []Value, _ []*Str) (Value, error) {
				if len(args) > 0 {
					return Value{}, t.Raise(TypeError, "ReferenceType() takes no arguments (%d given)", len(args))
				}
				return target(t, v)
			},
			Repr: func(t *Thread, v Value) (string, error) {
				obj, err := as[WeakRef](v).Target(t)
				if obj.p == nil || err != nil {
					return "<weakref at " + t.vm.address(v) + "; dead>", err
				}
				return "<weakref at " + t.vm.address(v) + "; to '" + obj.Type().Name + "' at " + t.vm.address(obj) + ">", nil
			},
			Hash:    weakRefHash,
			Compare: weakRefCompare,
			Visit: func(v Value, visit func(Value)) {
				visit(as[WeakRef](v).callback)
				as[WeakRef](v).attrs.visit(visit)
			},
		},
	})
}

func weakRefHash(t *Thread, v Value) (int64, error) {
	r := as[WeakRef](v)
	if !r.hashed {
		if r.obj.p == nil {
			return 0, t.Raise(TypeError, "weak object has gone away")
		}
		h, err := t.Hash(r.obj)
		if err != nil {
			return 0, err
		}
		r.hash, r.hashed = h, true
	}
	return r.hash, nil
}

func weakRefCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq || !w.Type().IsSubtype(WeakRefType) {
		return NotImplemented, nil
	}
	a, b := as[WeakRef](v), as[WeakRef](w)
	if a.obj.p == nil || b.obj.p == nil {
		return Bool((a == b) == (op == syntax.Eq)), nil
	}
	return t.RichCompare(a.obj, b.obj, op)
}

// WeakRefs gives the weak references to an object, those without a callback
// first.
func (t *Thread) WeakRefs(obj Value) []Value {
	var plain, others []Value
	for _, r := range t.vm.refs[obj.p] {
		if r.callback.IsNone() {
			plain = append(plain, Obj(r))
		} else {
			others = append(others, Obj(r))
		}
	}
	return append(plain, others...)
}

// Watched is how many objects there are whose end has consequences.
func (t *Thread) Watched() int { return t.vm.pending }
