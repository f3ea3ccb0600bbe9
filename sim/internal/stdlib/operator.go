package stdlib

import (
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// operatorModule makes the module operator. Each function of an operator has a
// second name with underscores around it.
var operatorModule = stateless("operator", "Operator interface.", func() []vm.ModuleEntry {
	entries := []vm.ModuleEntry{itemGetterType, attrGetterType, methodCallerType}
	for _, fn := range operatorFunctions() {
		entries = append(entries, fn)
		if name := strings.TrimSuffix(fn.Name(), "_"); !plainOperator[name] {
			entries = append(entries, vm.Def("__"+name+"__", vm.Obj(fn)))
		}
	}
	return entries
})

// plainOperator are the functions that have one name only.
var plainOperator = map[string]bool{
	"truth": true, "is": true, "is_not": true, "countOf": true, "indexOf": true, "length_hint": true,
	"is_none": true, "is_not_none": true,
}

func operatorFunctions() []*vm.Native {
	fns := []*vm.Native{
		testFn("truth", "a, /", func(t *vm.Thread, a []vm.Value) (bool, error) { return t.Truth(a[0]) }),
		testFn("not_", "a, /", func(t *vm.Thread, a []vm.Value) (bool, error) { b, err := t.Truth(a[0]); return !b, err }),
		testFn("is_", "a, b, /", func(_ *vm.Thread, a []vm.Value) (bool, error) { return a[0].Is(a[1]), nil }),
		testFn("is_not", "a, b, /", func(_ *vm.Thread, a []vm.Value) (bool, error) { return !a[0].Is(a[1]), nil }),
		testFn("is_none", "a, /", func(_ *vm.Thread, a []vm.Value) (bool, error) { return a[0].IsNone(), nil }),
		testFn("is_not_none", "a, /", func(_ *vm.Thread, a []vm.Value) (bool, error) { return !a[0].IsNone(), nil }),
		testFn("contains", "a, b, /", func(t *vm.Thread, a []vm.Value) (bool, error) { return t.Contains(a[0], a[1]) }),
		vm.Fn("getitem", "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return t.GetItem(a[0], a[1]) }),
		vm.Fn("setitem", "a, b, c, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return vm.None, t.SetItem(a[0], a[1], a[2]) }),
		vm.Fn("delitem", "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return vm.None, t.DelItem(a[0], a[1]) }),
		vm.Fn("concat", "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return t.BinaryOp(syntax.Add, a[0], a[1]) }),
		vm.Fn("iconcat", "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return t.InPlaceOp(syntax.Add, a[0], a[1]) }),
		vm.Fn("index", "a, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) {
			n, err := indexArg(t, a[0])
			return bigValue(n), err
		}),
		vm.Fn("call", "obj, /, *args, **kwargs", func(t *vm.Thread, a []vm.Value) (vm.Value, error) {
			all, kw := appendKeywords(append([]vm.Value(nil), items(a[1])...), a[2])
			return t.CallKw(a[0], all, kw)
		}),
		vm.Fn("countOf", "a, b, /", countOf),
		vm.Fn("indexOf", "a, b, /", indexOf),
		vm.Fn("length_hint", "obj, default=0, /", lengthHint),
		vm.Fn("abs", "a, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) {
			abs := t.VM().Builtins().GetStr(vm.Intern("abs"))
			return t.Call(abs, a[0])
		}),
	}
	return append(append(fns, comparisons()...), arithmetic()...)
}

func testFn(name, params string, f func(*vm.Thread, []vm.Value) (bool, error)) *vm.Native {
	return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		b, err := f(t, args)
		return vm.Bool(b), err
	})
}

func comparisons() []*vm.Native {
	var fns []*vm.Native
	for _, c := range []struct {
		name string
		op   syntax.CompareOp
	}{{"lt", syntax.Lt}, {"le", syntax.LtE}, {"eq", syntax.Eq}, {"ne", syntax.NotEq}, {"ge", syntax.GtE}, {"gt", syntax.Gt}} {
		fns = append(fns, vm.Fn(c.name, "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) {
			return t.RichCompare(a[0], a[1], c.op)
		}))
	}
	return fns
}

func arithmetic() []*vm.Native {
	var fns []*vm.Native
	for _, b := range []struct {
		name string
		op   syntax.BinaryOp
	}{
		{"add", syntax.Add}, {"sub", syntax.Sub}, {"mul", syntax.Mult}, {"truediv", syntax.Div}, {"floordiv", syntax.FloorDiv},
		{"mod", syntax.Mod}, {"pow", syntax.Pow}, {"lshift", syntax.LShift}, {"rshift", syntax.RShift},
		{"and_", syntax.BitAnd}, {"or_", syntax.BitOr}, {"xor", syntax.BitXor}, {"matmul", syntax.MatMult},
	} {
		fns = append(fns,
			vm.Fn(b.name, "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return t.BinaryOp(b.op, a[0], a[1]) }),
			vm.Fn("i"+strings.TrimSuffix(b.name, "_"), "a, b, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) {
				return t.InPlaceOp(b.op, a[0], a[1])
			}))
	}
	for _, u := range []struct {
		name string
		op   syntax.UnaryOp
	}{{"neg", syntax.USub}, {"pos", syntax.UAdd}, {"inv", syntax.Invert}, {"invert", syntax.Invert}} {
		fns = append(fns, vm.Fn(u.name, "a, /", func(t *vm.Thread, a []vm.Value) (vm.Value, error) { return t.UnaryOp(u.op, a[0]) }))
	}
	return fns
}

func countOf(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n := int64(0)
	err := t.Iterate(args[0], func(x vm.Value) error {
		same, err := t.Equal(x, args[1])
		n += btoi(same)
		return err
	})
	return vm.Int(n), err
}

func indexOf(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	all, err := t.ToList(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	for i, x := range all {
		if same, err := t.Equal(x, args[1]); same || err != nil {
			return vm.Int(int64(i)), err
		}
	}
	return vm.Value{}, t.Raise(vm.ValueError, "sequence.index(x): x not in sequence")
}

func lengthHint(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	if args[0].Type().Len != nil {
		n, err := t.Len(args[0])
		return vm.Int(int64(n)), err
	}
	hint, err := t.LookupSpecial(args[0], vm.Intern("__length_hint__"))
	if err != nil || hint.IsNil() {
		return args[1], err
	}
	n, err := t.Call(hint)
	if n.Is(vm.NotImplemented) {
		return args[1], err
	}
	return n, err
}

// A getter is what itemgetter, attrgetter and methodcaller make: a function
// of what was given to it.
type getter struct {
	vm.Header
	args []vm.Value
	kw   []*vm.Str
	path [][]*vm.Str // of an attrgetter: the attributes, split at the dots
}

func asGetter(v vm.Value) *getter { return vm.As[getter](v) }

var (
	itemGetterType = newGetterType("itemgetter", "item, /, *items", func(_ *vm.Thread, g *getter, args []vm.Value) error {
		g.args = append([]vm.Value{args[0]}, items(args[1])...)
		return nil
	}, func(t *vm.Thread, g *getter, obj vm.Value) (vm.Value, error) {
		return oneOrTuple(len(g.args), func(i int) (vm.Value, error) { return t.GetItem(obj, g.args[i]) })
	})
	attrGetterType = newGetterType("attrgetter", "attr, /, *attrs", func(t *vm.Thread, g *getter, args []vm.Value) error {
		g.args = append([]vm.Value{args[0]}, items(args[1])...)
		for _, a := range g.args {
			s, ok := a.AsStr()
			if !ok {
				return t.Raise(vm.TypeError, "attribute name must be a string")
			}
			var path []*vm.Str
			for _, part := range strings.Split(s.String(), ".") {
				path = append(path, t.VM().Intern(part))
			}
			g.path = append(g.path, path)
		}
		return nil
	}, func(t *vm.Thread, g *getter, obj vm.Value) (vm.Value, error) {
		return oneOrTuple(len(g.path), func(i int) (vm.Value, error) {
			v := obj
			for _, name := range g.path[i] {
				var err error
				if v, err = t.GetAttr(v, name); err != nil {
					return vm.Value{}, err
				}
			}
			return v, nil
		})
	})
	methodCallerType = newGetterType("methodcaller", "name, /, *args, **kwargs", func(t *vm.Thread, g *getter, args []vm.Value) error {
		if _, ok := args[0].AsStr(); !ok {
			return t.Raise(vm.TypeError, "method name must be a string")
		}
		g.args, g.kw = appendKeywords(append([]vm.Value{args[0]}, items(args[1])...), args[2])
		return nil
	}, func(t *vm.Thread, g *getter, obj vm.Value) (vm.Value, error) {
		name, _ := g.args[0].AsStr()
		method, err := t.GetAttr(obj, name)
		if err != nil {
			return vm.Value{}, err
		}
		return t.CallKw(method, g.args[1:], g.kw)
	})
)

// oneOrTuple gives the one item, or a tuple of several.
func oneOrTuple(n int, get func(i int) (vm.Value, error)) (vm.Value, error) {
	if n == 1 {
		return get(0)
	}
	values := make([]vm.Value, n)
	for i := range values {
		var err error
		if values[i], err = get(i); err != nil {
			return vm.Value{}, err
		}
	}
	return vm.NewTuple(values...), nil
}

func newGetterType(name, params string, init func(*vm.Thread, *getter, []vm.Value) error,
	call func(*vm.Thread, *getter, vm.Value) (vm.Value, error)) *vm.Type {
	return vm.NewType(name, vm.TypeSpec{
		Module: "operator",
		Layout: vm.LayoutOther,
		Slots: vm.Slots{
			New: vm.Constructor(name, params, func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				g := &getter{Header: vm.MakeHeader(cls)}
				return vm.Obj(g), init(t, g, args)
			}),
			Call: func(t *vm.Thread, v vm.Value, args []vm.Value, kw []*vm.Str) (vm.Value, error) {
				if len(kw) > 0 {
					return vm.Value{}, t.Raise(vm.TypeError, "%s() takes no keyword arguments", name)
				}
				if len(args) != 1 {
					return vm.Value{}, t.Raise(vm.TypeError, "%s expected 1 argument, got %d", name, len(args))
				}
				return call(t, asGetter(v), args[0])
			},
			Repr: getterRepr,
			Visit: func(v vm.Value, visit func(vm.Value)) {
				for _, a := range asGetter(v).args {
					visit(a)
				}
			},
		},
	})
}

func getterRepr(t *vm.Thread, v vm.Value) (string, error) {
	g := asGetter(v)
	parts := make([]string, len(g.args))
	for i, a := range g.args {
		s, err := t.Repr(a)
		if err != nil {
			return "", err
		}
		if at := i - (len(g.args) - len(g.kw)); at >= 0 {
			s = g.kw[at].String() + "=" + s
		}
		parts[i] = s
	}
	return "operator." + v.Type().Name + "(" + strings.Join(parts, ", ") + ")", nil
}
