package stdlib

import (
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// collectionsCore is the part of collections that is hot: _collections.
var collectionsCore = stateless("_collections", "", func() []vm.ModuleEntry {
	entries := []vm.ModuleEntry{dequeType, defaultDictType, tupleGetterType, vm.Fn("_count_elements", "mapping, iterable, /", countElements)}
	for _, fn := range vm.OrderedViews() {
		entries = append(entries, fn)
	}
	return entries
})

// defaultDict is collections.defaultdict: a dict that makes the values of
// missing keys.
type defaultDict struct {
	vm.Dict
	factory vm.Value
	attrs   vm.Attrs
}

var defaultDictType = vm.Declare("defaultdict")

func asDefaultDict(v vm.Value) *defaultDict { return vm.As[defaultDict](v) }

func init() {
	defaultDictType.Define(vm.TypeSpec{
		Module: "collections",
		Base:   vm.DictType,
		Flags:  vm.FlagInFull,
		Layout: vm.LayoutDict,
		Attrs:  unsafe.Offsetof(defaultDict{}.attrs),
		Methods: []*vm.Native{
			vm.Fn("__missing__", "key, /", defaultDictMissing),
			vm.Fn("copy", "", defaultDictCopy),
			vm.Fn("__copy__", "", defaultDictCopy),
			vm.Fn("__reduce__", "", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				d := asDefaultDict(args[0])
				made := vm.NewTuple()
				if given(d.factory) {
					made = vm.NewTuple(d.factory)
				}
				pairs, err := t.CallMethod(args[0], vm.Intern("items"))
				if err != nil {
					return vm.Value{}, err
				}
				it, err := t.Iter(pairs)
				return vm.NewTuple(vm.Obj(args[0].Type()), made, vm.None, vm.None, it), err
			}),
		},
		Getters: []vm.Getter{{
			Name: "default_factory",
			Get:  func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return asDefaultDict(v).factory, nil },
			Set: func(_ *vm.Thread, v, x vm.Value) error {
				asDefaultDict(v).factory = orNone(x)
				return nil
			},
		}},
		Slots: vm.Slots{
			New: func(_ *vm.Thread, cls *vm.Type, _ []vm.Value, _ []*vm.Str) (vm.Value, error) {
				return newDefaultDict(cls, vm.None), nil
			},
			Init: defaultDictInit,
			Repr: func(t *vm.Thread, v vm.Value) (string, error) {
				factory, err := reprOnce(t, v, func() (string, error) { return t.Repr(asDefaultDict(v).factory) }, "...")
				if err != nil {
					return "", err
				}
				pairs, err := vm.DictType.Repr(t, v)
				return v.Type().ShortName() + "(" + factory + ", " + pairs + ")", err
			},
			Binary: [syntax.BitOr + 1]func(t *vm.Thread, v, w vm.Value) (vm.Value, error){syntax.BitOr: defaultDictOr},
			Visit: func(v vm.Value, visit func(vm.Value)) {
				vm.DictType.Visit(v, visit)
				visit(asDefaultDict(v).factory)
				asDefaultDict(v).attrs.Visit(visit)
			},
		},
	})
}

func newDefaultDict(cls *vm.Type, factory vm.Value) vm.Value {
	d := &defaultDict{factory: factory}
	d.Dict.Header = vm.MakeHeader(cls)
	return vm.Obj(d)
}

func defaultDictInit(t *vm.Thread, self vm.Value, args []vm.Value, kw []*vm.Str) error {
	d := asDefaultDict(self)
	d.factory = vm.None
	if len(args) > len(kw) {
		if args[0].Type().Call == nil && !args[0].IsNone() {
			return t.Raise(vm.TypeError, "first argument must be callable or None")
		}
		d.factory = args[0]
		args = args[1:]
	}
	return vm.DictType.Init(t, self, args, kw)
}

func defaultDictMissing(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	d := asDefaultDict(args[0])
	if d.factory.IsNone() {
		return vm.Value{}, t.RaiseArgs(vm.KeyError, args[1])
	}
	v, err := t.Call(d.factory)
	if err != nil {
		return vm.Value{}, err
	}
	return v, t.SetItem(args[0], args[1], v)
}

func defaultDictCopy(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	return t.Call(vm.Obj(args[0].Type()), asDefaultDict(args[0]).factory, args[0])
}

func defaultDictOr(t *vm.Thread, v, w vm.Value) (vm.Value, error) {
	a, aok := v.AsDict()
	b, bok := w.AsDict()
	if !aok || !bok {
		return vm.NotImplemented, nil
	}
	of := v
	if !v.Type().IsSubtype(defaultDictType) {
		of = w
	}
	made := newDefaultDict(of.Type(), asDefaultDict(of).factory)
	union := &asDefaultDict(made).Dict
	if err := union.Update(t, a); err != nil {
		return vm.Value{}, err
	}
	return made, union.Update(t, b)
}

// countElements adds 1 to mapping[x] for every x of an iterable.
func countElements(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	counts, ok := args[0].AsDict()
	if !ok {
		return vm.Value{}, t.Raise(vm.TypeError, "expected a dict, got %s", args[0].Type().Name)
	}
	return vm.None, t.Iterate(args[1], func(x vm.Value) error {
		n, err := counts.Get(t, x)
		if err != nil {
			return err
		}
		if n.IsNil() {
			n = vm.Int(0)
		}
		if n, err = t.BinaryOp(syntax.Add, n, vm.Int(1)); err != nil {
			return err
		}
		return counts.Set(t, x, n)
	})
}

// tupleGetter is the attribute of a named tuple: one of its items.
type tupleGetter struct {
	vm.Header
	index int64
	doc   vm.Value
}

var tupleGetterType = vm.NewType("_tuplegetter", vm.TypeSpec{
	Module: "collections",
	Layout: vm.LayoutOther,
	Getters: []vm.Getter{{
		Name: "__doc__",
		Get:  func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.As[tupleGetter](v).doc, nil },
		Set: func(_ *vm.Thread, v, x vm.Value) error {
			vm.As[tupleGetter](v).doc = orNone(x)
			return nil
		},
	}},
	Slots: vm.Slots{
		New: vm.Constructor("_tuplegetter", "index, doc, /", func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
			i, err := intArg(t, args[0])
			return vm.Obj(&tupleGetter{vm.MakeHeader(cls), i, args[1]}), err
		}),
		DescrGet: func(t *vm.Thread, descr, obj vm.Value, _ *vm.Type) (vm.Value, error) {
			if obj.IsNil() {
				return descr, nil
			}
			g := vm.As[tupleGetter](descr)
			tuple, ok := obj.AsTuple()
			if !ok {
				return vm.Value{}, t.Raise(vm.TypeError, "descriptor for index '%d' for tuple subclasses doesn't apply to '%s' object", g.index, obj.Type().Name)
			}
			if g.index >= int64(len(tuple.Items())) {
				return vm.Value{}, t.Raise(vm.IndexError, "tuple index out of range")
			}
			return tuple.Items()[g.index], nil
		},
		DescrSet: func(t *vm.Thread, _, _, x vm.Value) error {
			if x.IsNil() {
				return t.Raise(vm.AttributeError, "can't delete attribute")
			}
			return t.Raise(vm.AttributeError, "can't set attribute")
		},
		Visit: func(v vm.Value, visit func(vm.Value)) { visit(vm.As[tupleGetter](v).doc) },
	},
})
