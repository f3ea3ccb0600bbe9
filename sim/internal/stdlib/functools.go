package stdlib

import (
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// functoolsCore is the part of functools that is hot: _functools.
var functoolsCore = stateless("_functools", "", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		partialType, keyType, cacheType,
		vm.Def("Placeholder", placeholder),
		vm.Fn("reduce", "function, iterable, initial=..., /", reduce),
		vm.Fn("cmp_to_key", "mycmp", func(_ *vm.Thread, args []vm.Value) (vm.Value, error) {
			return vm.Obj(&key{vm.MakeHeader(keyType), args[0], vm.Value{}}), nil
		}),
	}
})

func reduce(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	result := args[2]
	fn := args[0]
	err := t.Iterate(args[1], func(x vm.Value) error {
		if result.IsNil() {
			result = x
			return nil
		}
		var err error
		result, err = t.Call(fn, result, x)
		return err
	})
	if err == nil && result.IsNil() {
		err = t.Raise(vm.TypeError, "reduce() of empty iterable with no initial value")
	}
	return result, err
}

// key is what cmp_to_key makes: without an object the function that wraps
// objects, with one a wrapped object that compares by the function.
type key struct {
	vm.Header
	compare vm.Value
	obj     vm.Value
}

var keyType = vm.NewType("KeyWrapper", vm.TypeSpec{
	Module: "functools",
	Layout: vm.LayoutOther,
	Flags:  vm.FlagFinal,
	Slots: vm.Slots{
		Call: func(t *vm.Thread, v vm.Value, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
			if len(args) != 1 || len(kw) > 1 {
				return vm.Value{}, t.Raise(vm.TypeError, "K() takes exactly one argument (%d given)", len(args))
			}
			return vm.Obj(&key{vm.MakeHeader(v.Type()), vm.As[key](v).compare, args[0]}), nil
		},
		Compare: func(t *vm.Thread, v, w vm.Value, op syntax.CompareOp) (vm.Value, error) {
			if w.Type() != v.Type() {
				return vm.Value{}, t.Raise(vm.TypeError, "other argument must be K instance")
			}
			a := vm.As[key](v)
			order, err := t.Call(a.compare, a.obj, vm.As[key](w).obj)
			if err != nil {
				return vm.Value{}, err
			}
			return t.RichCompare(order, vm.Int(0), op)
		},
		Visit: func(v vm.Value, visit func(vm.Value)) {
			visit(vm.As[key](v).compare)
			if obj := vm.As[key](v).obj; !obj.IsNil() {
				visit(obj)
			}
		},
	},
})

// partial is functools.partial.
type partial struct {
	vm.Header
	fn    vm.Value
	args  []vm.Value
	kw    *vm.Dict
	holes int // of the args that are placeholders
	attrs vm.Attrs
}

var (
	placeholderType = vm.NewType("_PlaceholderType", vm.TypeSpec{
		Module: "functools",
		Layout: vm.LayoutOther,
		Flags:  vm.FlagFinal,
		Slots:  vm.Slots{Repr: func(*vm.Thread, vm.Value) (string, error) { return "Placeholder", nil }},
	})
	placeholder = vm.Obj(&struct{ vm.Header }{vm.MakeHeader(placeholderType)})
	partialType = vm.Declare("partial")
)

func asPartial(v vm.Value) *partial { return vm.As[partial](v) }

func init() {
	partialType.Define(vm.TypeSpec{
		Module:  "functools",
		Flags:   vm.FlagInFull,
		Layout:  vm.LayoutOther,
		Attrs:   unsafe.Offsetof(partial{}.attrs),
		Doc:     "Create a new function with partial application of the given arguments and keywords.",
		Methods: []*vm.Native{classGetItem()},
		Getters: []vm.Getter{
			vm.DictGetter,
			{Name: "func", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return asPartial(v).fn, nil }},
			{Name: "args", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.NewTuple(asPartial(v).args...), nil }},
			{Name: "keywords", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Obj(asPartial(v).kw), nil }},
		},
		Slots: vm.Slots{
			New: partialNew,
			Call: func(t *vm.Thread, v vm.Value, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
				return asPartial(v).call(t, args, kw)
			},
			DescrGet: func(t *vm.Thread, descr, obj vm.Value, _ *vm.Type) (vm.Value, error) {
				if obj.IsNil() {
					return descr, nil
				}
				return t.Call(vm.Obj(vm.MethodType), descr, obj)
			},
			Repr: partialRepr,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				p := asPartial(v)
				visit(p.fn)
				visit(vm.Obj(p.kw))
				for _, a := range p.args {
					visit(a)
				}
				p.attrs.Visit(visit)
			},
		},
	})
}

func partialNew(t *vm.Thread, cls *vm.Type, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
	positional := args[:len(args)-len(kw)]
	if len(positional) == 0 {
		return vm.Value{}, t.Raise(vm.TypeError, "type 'partial' takes at least one argument")
	}
	if positional[0].Type().Call == nil {
		return vm.Value{}, t.Raise(vm.TypeError, "the first argument must be callable")
	}
	p := &partial{Header: vm.MakeHeader(cls), fn: positional[0], kw: vm.NewDict()}
	p.args = append(p.args, positional[1:]...)
	if n := len(p.args); n > 0 && p.args[n-1].Is(placeholder) {
		return vm.Value{}, t.Raise(vm.TypeError, "trailing Placeholders are not allowed")
	}
	if inner := p.fn; inner.Type() == partialType {
		q := asPartial(inner)
		p.fn = q.fn
		p.args = fillHoles(q.args, p.args)
		p.kw = q.kw.Copy()
	}
	for _, a := range p.args {
		p.holes += int(btoi(a.Is(placeholder)))
	}
	for i, name := range kw {
		v := args[len(positional)+i]
		if v.Is(placeholder) {
			return vm.Value{}, t.Raise(vm.TypeError, "Placeholder cannot be passed as a keyword argument")
		}
		p.kw.SetStr(t.VM().Intern(name.String()), v)
	}
	return vm.Obj(p), nil
}

// fillHoles puts given into the places of args that are held, then after it.
func fillHoles(args, given []vm.Value) []vm.Value {
	all := make([]vm.Value, 0, len(args)+len(given))
	for _, a := range args {
		if a.Is(placeholder) && len(given) > 0 {
			a, given = given[0], given[1:]
		}
		all = append(all, a)
	}
	return append(all, given...)
}

func (p *partial) call(t *vm.Thread, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
	positional := args[:len(args)-len(kw)]
	if len(positional) < p.holes {
		return vm.Value{}, t.Raise(vm.TypeError, "missing positional arguments in 'partial' call; expected at least %d, got %d", p.holes, len(positional))
	}
	all := fillHoles(p.args, positional)
	if p.kw.Len() == 0 {
		return t.CallKw(p.fn, append(all, args[len(positional):]...), kw)
	}
	merged := p.kw.Copy()
	for i, name := range kw {
		merged.SetStr(name, args[len(positional)+i])
	}
	all, names := appendKeywords(all, vm.Obj(merged))
	return t.CallKw(p.fn, all, names)
}

func partialRepr(t *vm.Thread, v vm.Value) (string, error) {
	p := asPartial(v)
	parts := []string{}
	add := func(prefix string, x vm.Value) error {
		s, err := t.Repr(x)
		parts = append(parts, prefix+s)
		return err
	}
	if err := add("", p.fn); err != nil {
		return "", err
	}
	for _, a := range p.args {
		if err := add("", a); err != nil {
			return "", err
		}
	}
	for k, x := range p.kw.All() {
		name, _ := k.AsStr()
		if err := add(name.String()+"=", x); err != nil {
			return "", err
		}
	}
	return v.Type().FullName() + "(" + strings.Join(parts, ", ") + ")", nil
}
