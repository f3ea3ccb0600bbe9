package vm

import (
	"encoding/hex"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// MemoryViewType is memoryview.
var MemoryViewType = declare("memoryview")

// MemoryView is a view of the bytes of a bytes object or bytearray. Only
// contiguous views of unsigned bytes exist here.
type MemoryView struct {
	Header
	of       Value // a bytes object or bytearray, nil once released
	from, to int
}

func (m *MemoryView) bytes() []byte {
	if m.of.IsNil() {
		return nil
	}
	b := []byte(nil)
	if m.of.Type().Layout == LayoutByteArray {
		b = as[ByteArray](m.of).b
	} else {
		b = []byte(as[Bytes](m.of).s)
	}
	return b[min(m.from, len(b)):min(m.to, len(b))]
}

func (m *MemoryView) readOnly() bool { return m.of.Type().Layout == LayoutBytes }

func viewGetItem(t *Thread, v, key Value) (Value, error) {
	m := as[MemoryView](v)
	if key.Type() == SliceType {
		start, _, step, n, err := as[Slice](key).indices(t, m.to-m.from)
		if err != nil {
			return Value{}, err
		}
		if step != 1 {
			return Value{}, t.Raise(NotImplementedError, "memoryview slices with a step are not supported")
		}
		return Obj(&MemoryView{Header{MemoryViewType}, m.of, m.from + start, m.from + start + n}), nil
	}
	i, err := t.itemIndex(key, m.to-m.from, "memoryview", "memoryview: invalid slice key")
	if err != nil {
		return Value{}, t.renameIndexError(err, "index out of bounds on dimension 1")
	}
	return Int(int64(m.bytes()[i])), nil
}

func viewSetItem(t *Thread, v, key, x Value) error {
	m := as[MemoryView](v)
	if x.IsNil() {
		return t.Raise(TypeError, "cannot delete memory")
	}
	if m.readOnly() {
		return t.Raise(TypeError, "cannot modify read-only memory")
	}
	if key.Type() == SliceType {
		start, _, step, n, err := as[Slice](key).indices(t, m.to-m.from)
		if err != nil {
			return err
		}
		b, err := t.bytesFrom(x)
		if err != nil {
			return err
		}
		if step != 1 || len(b) != n {
			return t.Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
		}
		copy(m.bytes()[start:], b)
		return nil
	}
	i, err := t.itemIndex(key, m.to-m.from, "memoryview", "memoryview: invalid slice key")
	if err != nil {
		return t.renameIndexError(err, "index out of bounds on dimension 1")
	}
	c, err := t.byteValue(x, "byte")
	if err == nil {
		m.bytes()[i] = c
	}
	return err
}

func defineMemoryView() {
	self := func(args []Value) *MemoryView { return as[MemoryView](args[0]) }
	MemoryViewType.complete(TypeSpec{
		Layout: LayoutOther,
		Flags:  FlagFinal,
		Doc:    "A view of the bytes of another object.",
		Methods: []*Native{
			Fn("tobytes", "order='C'", func(_ *Thread, args []Value) (Value, error) { return NewBytes(string(self(args).bytes())), nil }),
			Fn("tolist", "", func(_ *Thread, args []Value) (Value, error) {
				var items []Value
				for _, c := range self(args).bytes() {
					items = append(items, Int(int64(c)))
				}
				return Obj(NewList(items)), nil
			}),
			Fn("hex", "", func(_ *Thread, args []Value) (Value, error) {
				return NewStr(hex.EncodeToString(self(args).bytes())), nil
			}),
			Fn("release", "", func(_ *Thread, args []Value) (Value, error) {
				self(args).of = Value{}
				return None, nil
			}),
			Fn("__enter__", "", func(_ *Thread, args []Value) (Value, error) { return args[0], nil }),
			Fn("__exit__", "*args", func(_ *Thread, args []Value) (Value, error) {
				self(args).of = Value{}
				return None, nil
			}),
		},
		Getters: []Getter{
			{Name: "obj", Get: func(_ *Thread, v Value) (Value, error) { return orNone(as[MemoryView](v).of), nil }},
			{Name: "nbytes", Get: func(_ *Thread, v Value) (Value, error) { return Int(int64(len(as[MemoryView](v).bytes()))), nil }},
			{Name: "itemsize", Get: func(*Thread, Value) (Value, error) { return Int(1), nil }},
			{Name: "format", Get: func(*Thread, Value) (Value, error) { return NewStr("B"), nil }},
			{Name: "ndim", Get: func(*Thread, Value) (Value, error) { return Int(1), nil }},
			{Name: "readonly", Get: func(_ *Thread, v Value) (Value, error) { return Bool(as[MemoryView](v).readOnly()), nil }},
			{Name: "shape", Get: func(_ *Thread, v Value) (Value, error) {
				return NewTuple(Int(int64(len(as[MemoryView](v).bytes())))), nil
			}},
		},
		Slots: Slots{
			New: Constructor("memoryview", "object", func(t *Thread, _ *Type, args []Value) (Value, error) {
				if !isBytesLike(args[0]) {
					return Value{}, t.Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", args[0].Type().Name)
				}
				if args[0].Type() == MemoryViewType {
					m := *as[MemoryView](args[0])
					return Obj(&m), nil
				}
				return Obj(&MemoryView{Header{MemoryViewType}, args[0], 0, len(viewBytes(args[0]))}), nil
			}),
			Repr: func(t *Thread, v Value) (string, error) { return "<memory at " + t.vm.address(v) + ">", nil },
			Len:  func(_ *Thread, v Value) (int, error) { return len(as[MemoryView](v).bytes()), nil },
			Hash: func(_ *Thread, v Value) (int64, error) { return hashString(viewBytes(v)), nil },
			Compare: func(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
				if op != syntax.Eq && op != syntax.NotEq {
					return NotImplemented, nil
				}
				return bytesCompare(t, v, w, op)
			},
			Iter: func(_ *Thread, v Value) (Value, error) {
				return Obj(&bytesIterator{Header: Header{BytesIteratorType}, v: v}), nil
			},
			GetItem: viewGetItem,
			SetItem: viewSetItem,
			Visit:   func(v Value, visit func(Value)) { visitValue(as[MemoryView](v).of, visit) },
		},
	})
}
