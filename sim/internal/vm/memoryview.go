package vm

import (
	"encoding/binary"
	"encoding/hex"
	"math"
	"math/big"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// MemoryViewType is memoryview.
var MemoryViewType = declare("memoryview")

// MemoryView is a view of the bytes of a bytes object or bytearray: n items of
// one format, step bytes apart. There are views of one dimension only.
type MemoryView struct {
	Header
	of     Value // a bytes object or bytearray, nil once released
	start  int   // of the first item, in bytes
	step   int   // from an item to the next, in bytes
	n      int
	format byte
}

// viewFormats are the formats of items with their sizes in bytes.
var viewFormats = map[byte]int{'B': 1, 'b': 1, 'c': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 8, 'L': 8, 'q': 8, 'Q': 8, 'f': 4, 'd': 8}

func (m *MemoryView) size() int { return viewFormats[m.format] }

func (m *MemoryView) contiguous() bool { return m.step == m.size() || m.n <= 1 }

// buffer gives all bytes of what is viewed: to read, and to write if it is a
// bytearray. Those of a bytes object are not copied for each item that is read.
func (m *MemoryView) buffer() []byte {
	if m.of.Type().Layout == LayoutByteArray {
		return as[ByteArray](m.of).b
	}
	s := as[Bytes](m.of).s
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// bytes gives the bytes of the items in view, one item after the other.
func (m *MemoryView) bytes() []byte {
	if m.of.IsNil() {
		return nil
	}
	b := m.buffer()
	if m.contiguous() {
		return b[min(m.start, len(b)):min(m.start+m.n*m.size(), len(b))]
	}
	var out []byte
	for i := range m.n {
		at := m.start + i*m.step
		out = append(out, b[at:at+m.size()]...)
	}
	return out
}

func (m *MemoryView) readOnly() bool { return m.of.Type().Layout == LayoutBytes }

// item reads one item from its bytes.
func (m *MemoryView) item(b []byte) Value {
	order := binary.LittleEndian
	switch m.format {
	case 'B':
		return Int(int64(b[0]))
	case 'b':
		return Int(int64(int8(b[0])))
	case 'c':
		return NewBytes(string(b[:1]))
	case '?':
		return Bool(b[0] != 0)
	case 'h':
		return Int(int64(int16(order.Uint16(b))))
	case 'H':
		return Int(int64(order.Uint16(b)))
	case 'i':
		return Int(int64(int32(order.Uint32(b))))
	case 'I':
		return Int(int64(order.Uint32(b)))
	case 'l', 'q':
		return Int(int64(order.Uint64(b)))
	case 'f':
		return Float(float64(math.Float32frombits(order.Uint32(b))))
	case 'd':
		return Float(math.Float64frombits(order.Uint64(b)))
	}
	return Big(new(big.Int).SetUint64(order.Uint64(b)))
}

// put writes one item to its bytes.
func (m *MemoryView) put(t *Thread, b []byte, x Value) error {
	if i, ok := x.AsInt(); ok && m.format == 'B' && 0 <= i && i < 256 {
		b[0] = byte(i)
		return nil
	}
	switch m.format {
	case 'f', 'd':
		f, err := t.ToFloat(x)
		if err != nil {
			return t.Raise(TypeError, "memoryview: invalid type for format '%c'", m.format)
		}
		if m.format == 'f' {
			binary.LittleEndian.PutUint32(b, math.Float32bits(float32(f)))
		} else {
			binary.LittleEndian.PutUint64(b, math.Float64bits(f))
		}
		return nil
	case 'c':
		if x.Type() != BytesType || len(as[Bytes](x).s) != 1 {
			return t.Raise(TypeError, "memoryview: invalid type for format 'c'")
		}
		b[0] = as[Bytes](x).s[0]
		return nil
	case '?':
		set, err := t.Truth(x)
		b[0] = 0
		if set {
			b[0] = 1
		}
		return err
	}
	return m.putInt(t, b, x)
}

// putInt writes an item that is an int.
func (m *MemoryView) putInt(t *Thread, b []byte, x Value) error {
	whole, err := t.IndexBig(x)
	if err != nil {
		return t.Raise(TypeError, "memoryview: invalid type for format '%c'", m.format)
	}
	n := whole.AsBig()
	bits := uint(8 * m.size())
	least, limit := new(big.Int), new(big.Int).Lsh(big.NewInt(1), bits)
	if m.format >= 'a' { // signed
		limit.Rsh(limit, 1)
		least.Neg(limit)
	}
	if n.Cmp(least) < 0 || n.Cmp(limit) >= 0 {
		return t.Raise(ValueError, "memoryview: invalid value for format '%c'", m.format)
	}
	if n.Sign() < 0 {
		n = new(big.Int).Add(n, new(big.Int).Lsh(big.NewInt(1), bits))
	}
	copy(b[:m.size()], binary.LittleEndian.AppendUint64(nil, n.Uint64()))
	return nil
}

// live fails for a view that was released.
func (m *MemoryView) live(t *Thread) error {
	if m.of.IsNil() {
		return t.Raise(ValueError, "operation forbidden on released memoryview object")
	}
	return nil
}

// part is the view of a slice.
func (m *MemoryView) part(t *Thread, key Value) (*MemoryView, error) {
	start, _, step, n, err := as[Slice](key).indices(t, m.n)
	return &MemoryView{Header{MemoryViewType}, m.of, m.start + start*m.step, step * m.step, n, m.format}, err
}

func (m *MemoryView) index(t *Thread, key Value) (at int, err error) {
	i, err := t.itemIndex(key, m.n, "memoryview", "memoryview: invalid slice key")
	if err != nil {
		return 0, t.renameIndexError(err, "index out of bounds on dimension 1")
	}
	return m.start + i*m.step, nil
}

func viewGetItem(t *Thread, v, key Value) (Value, error) {
	m := as[MemoryView](v)
	if err := m.live(t); err != nil {
		return Value{}, err
	}
	if key.Type() == SliceType {
		part, err := m.part(t, key)
		return Obj(part), err
	}
	at, err := m.index(t, key)
	if err != nil {
		return Value{}, err
	}
	return m.item(m.buffer()[at:]), nil
}

func viewSetItem(t *Thread, v, key, x Value) error {
	m := as[MemoryView](v)
	if err := m.live(t); err != nil {
		return err
	}
	if m.readOnly() {
		return t.Raise(TypeError, "cannot modify read-only memory")
	}
	if x.IsNil() {
		return t.Raise(TypeError, "cannot delete memory")
	}
	if key.Type() != SliceType {
		at, err := m.index(t, key)
		if err != nil {
			return err
		}
		return m.put(t, m.buffer()[at:], x)
	}
	part, err := m.part(t, key)
	if err != nil {
		return err
	}
	b, err := t.bytesFrom(x)
	if err != nil {
		return err
	}
	if len(b) != part.n*part.size() {
		return t.Raise(ValueError, "memoryview assignment: lvalue and rvalue have different structures")
	}
	b = append([]byte(nil), b...) // it may be the same memory
	for i := range part.n {
		copy(m.buffer()[part.start+i*part.step:], b[i*part.size():][:part.size()])
	}
	return nil
}

func viewCast(t *Thread, args []Value) (Value, error) {
	m := as[MemoryView](args[0])
	if err := m.live(t); err != nil {
		return Value{}, err
	}
	name, ok := args[1].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "format argument must be a string")
	}
	if args[2].p != nil {
		return Value{}, t.Raise(NotImplementedError, "memoryview.cast() with a shape is not supported in the playground")
	}
	format := strings.TrimPrefix(name.s, "@")
	if len(format) != 1 || viewFormats[format[0]] == 0 {
		return Value{}, t.Raise(ValueError, "memoryview: destination format must be a native single character format prefixed with an optional '@'")
	}
	to := &MemoryView{Header{MemoryViewType}, m.of, m.start, viewFormats[format[0]], 0, format[0]}
	switch bytes := m.n * m.size(); {
	case !m.contiguous():
		return Value{}, t.Raise(TypeError, "memoryview: casts are restricted to C-contiguous views")
	case m.size() > 1 && to.size() > 1:
		return Value{}, t.Raise(TypeError, "memoryview: cannot cast between two non-byte formats")
	case bytes%to.size() != 0:
		return Value{}, t.Raise(TypeError, "memoryview: length is not a multiple of itemsize")
	default:
		to.n = bytes / to.size()
	}
	return Obj(to), nil
}

func viewToList(t *Thread, m *MemoryView) (Value, error) {
	if err := t.Alloc(m.n * valueSize); err != nil {
		return Value{}, err
	}
	items, b := make([]Value, m.n), m.bytes()
	for i := range items {
		items[i] = m.item(b[i*m.size():])
	}
	return Obj(NewList(items)), nil
}

// memoryCompare compares the items of views, or those of a view with bytes.
func memoryCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	for _, x := range []Value{v, w} {
		if x.Type() == MemoryViewType && as[MemoryView](x).format != 'B' {
			return memoryCompareItems(t, v, w, op)
		}
	}
	return bytesCompare(t, v, w, op)
}

func memoryCompareItems(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	var lists [2]Value
	for i, x := range []Value{v, w} {
		if !isBytesLike(x) {
			return NotImplemented, nil
		}
		items, err := t.ToList(x)
		if err != nil {
			return Value{}, err
		}
		lists[i] = Obj(NewList(items))
	}
	return t.RichCompare(lists[0], lists[1], op)
}

func viewMethods() []*Native {
	// method makes a method that works on views that were not released.
	method := func(name, params string, f func(t *Thread, m *MemoryView, args []Value) (Value, error)) *Native {
		return Fn(name, params, func(t *Thread, args []Value) (Value, error) {
			m := as[MemoryView](args[0])
			if err := m.live(t); err != nil {
				return Value{}, err
			}
			return f(t, m, args)
		})
	}
	release := func(_ *Thread, args []Value) (Value, error) {
		as[MemoryView](args[0]).of = Value{}
		return None, nil
	}
	return []*Native{
		method("tobytes", "order='C'", func(_ *Thread, m *MemoryView, _ []Value) (Value, error) { return NewBytes(string(m.bytes())), nil }),
		method("tolist", "", func(t *Thread, m *MemoryView, _ []Value) (Value, error) { return viewToList(t, m) }),
		method("hex", "", func(_ *Thread, m *MemoryView, _ []Value) (Value, error) {
			return NewStr(hex.EncodeToString(m.bytes())), nil
		}),
		method("toreadonly", "", func(_ *Thread, m *MemoryView, _ []Value) (Value, error) {
			frozen := *m
			frozen.of = NewBytes(string(m.buffer()))
			return Obj(&frozen), nil
		}),
		Fn("cast", "format, shape=...", viewCast),
		Fn("release", "", release),
		method("__enter__", "", func(_ *Thread, _ *MemoryView, args []Value) (Value, error) { return args[0], nil }),
		Fn("__exit__", "*args", release),
	}
}

func viewGetters() []Getter {
	getter := func(name string, get func(m *MemoryView) Value) Getter {
		return Getter{Name: name, Get: func(t *Thread, v Value) (Value, error) {
			if err := as[MemoryView](v).live(t); err != nil {
				return Value{}, err
			}
			return get(as[MemoryView](v)), nil
		}}
	}
	count := func(n int) Value { return Int(int64(n)) }
	contiguous := func(m *MemoryView) Value { return Bool(m.contiguous()) }
	return []Getter{
		getter("obj", func(m *MemoryView) Value { return m.of }),
		getter("nbytes", func(m *MemoryView) Value { return count(m.n * m.size()) }),
		getter("itemsize", func(m *MemoryView) Value { return count(m.size()) }),
		getter("format", func(m *MemoryView) Value { return NewStr(string(m.format)) }),
		getter("ndim", func(*MemoryView) Value { return count(1) }),
		getter("readonly", func(m *MemoryView) Value { return Bool(m.readOnly()) }),
		getter("shape", func(m *MemoryView) Value { return NewTuple(count(m.n)) }),
		getter("strides", func(m *MemoryView) Value { return NewTuple(count(m.step)) }),
		getter("suboffsets", func(*MemoryView) Value { return NewTuple() }),
		getter("contiguous", contiguous),
		getter("c_contiguous", contiguous),
		getter("f_contiguous", contiguous),
	}
}

func newMemoryView(t *Thread, _ *Type, args []Value) (Value, error) {
	if !isBytesLike(args[0]) {
		return Value{}, t.Raise(TypeError, "memoryview: a bytes-like object is required, not '%s'", args[0].Type().Name)
	}
	if args[0].Type() == MemoryViewType {
		m := *as[MemoryView](args[0])
		return Obj(&m), m.live(t)
	}
	return Obj(&MemoryView{Header{MemoryViewType}, args[0], 0, 1, len(viewBytes(args[0])), 'B'}), nil
}

func defineMemoryView() {
	MemoryViewType.complete(TypeSpec{
		Layout:  LayoutOther,
		Flags:   FlagFinal | FlagSequence,
		Doc:     "A view of the bytes of another object.",
		Methods: viewMethods(),
		Getters: viewGetters(),
		Slots: Slots{
			New: Constructor("memoryview", "object", newMemoryView),
			Repr: func(t *Thread, v Value) (string, error) {
				if as[MemoryView](v).of.IsNil() {
					return "<released memory at " + t.vm.address(v) + ">", nil
				}
				return "<memory at " + t.vm.address(v) + ">", nil
			},
			Len: func(t *Thread, v Value) (int, error) { return as[MemoryView](v).n, as[MemoryView](v).live(t) },
			Hash: func(t *Thread, v Value) (int64, error) {
				if !as[MemoryView](v).of.IsNil() && !as[MemoryView](v).readOnly() {
					return 0, t.Raise(ValueError, "cannot hash writable memoryview object")
				}
				return hashString(viewBytes(v)), nil
			},
			Compare: memoryCompare,
			Iter: func(t *Thread, v Value) (Value, error) {
				m := as[MemoryView](v)
				if err := m.live(t); err != nil {
					return Value{}, err
				}
				if m.format == 'B' && m.contiguous() {
					return Obj(&bytesIterator{Header: Header{BytesIteratorType}, v: v}), nil
				}
				items, err := viewToList(t, m)
				if err != nil {
					return Value{}, err
				}
				return NewListIterator(as[List](items).items), nil
			},
			GetItem: viewGetItem,
			SetItem: viewSetItem,
			Visit:   func(v Value, visit func(Value)) { visitValue(as[MemoryView](v).of, visit) },
		},
	})
}
