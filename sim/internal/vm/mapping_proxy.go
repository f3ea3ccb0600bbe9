package vm

import "github.com/asyncio-playground/playground/sim/internal/syntax"

// MappingProxyType is the type of read-only views of mappings, such as a
// class's __dict__.
var MappingProxyType = declare("mappingproxy")

type mappingProxy struct {
	Header
	of Value
}

func newMappingProxy(of Value) Value { return Obj(&mappingProxy{Header{MappingProxyType}, of}) }

func defineMapping() {
	of := func(v Value) Value { return as[mappingProxy](v).of }
	forward := func(name string) *Native {
		str := Intern(name)
		return Fn(name, "*args", func(t *Thread, args []Value) (Value, error) {
			return t.CallMethod(of(args[0]), str, as[Tuple](args[1]).items...)
		})
	}
	slots := Slots{
		New: Constructor("mappingproxy", "mapping", func(t *Thread, _ *Type, args []Value) (Value, error) {
			if args[0].Type().GetItem == nil || args[0].Type().Layout == LayoutList || args[0].Type().Layout == LayoutTuple {
				return Value{}, t.Raise(TypeError, "mappingproxy() argument must be a mapping, not %s", args[0].Type().Name)
			}
			return newMappingProxy(args[0]), nil
		}),
		Repr: func(t *Thread, v Value) (string, error) {
			s, err := t.Repr(of(v))
			return "mappingproxy(" + s + ")", err
		},
		Str:      func(t *Thread, v Value) (string, error) { return t.Str(of(v)) },
		Hash:     func(t *Thread, v Value) (int64, error) { return t.Hash(of(v)) },
		Len:      func(t *Thread, v Value) (int, error) { return t.Len(of(v)) },
		Iter:     func(t *Thread, v Value) (Value, error) { return t.Iter(of(v)) },
		GetItem:  func(t *Thread, v, key Value) (Value, error) { return t.GetItem(of(v), key) },
		Contains: func(t *Thread, v, x Value) (bool, error) { return t.Contains(of(v), x) },
		Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
			return t.RichCompare(of(v), w, op)
		},
		Visit: func(v Value, visit func(Value)) { visit(of(v)) },
	}
	slots.Binary[syntax.BitOr] = func(t *Thread, v, w Value) (Value, error) {
		if v.Type() == MappingProxyType {
			v = of(v)
		}
		if w.Type() == MappingProxyType {
			w = of(w)
		}
		return t.BinaryOp(syntax.BitOr, v, w)
	}
	MappingProxyType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal | FlagMapping,
		Doc:    "A read-only view of a mapping.",
		Methods: []*Native{
			forward("get"), forward("keys"), forward("values"), forward("items"), forward("copy"), forward("__reversed__"),
			classGetItemMethod(),
		},
		Slots: slots,
	})
}
