package stdlib

import (
	"encoding/binary"
	"math"
	"math/big"
	"strings"
	"unsafe"

	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// structModule is struct: values as the bytes of a C struct. A format is parsed
// into a structLayout, which packs and unpacks.

var structError = vm.NewExcType("struct", "error", vm.Exception)

// structType is the class Struct; its methods mention it.
var structType = vm.Declare("Struct")

type structObject struct {
	vm.Header
	format string
	layout structLayout
}

func init() {
	layoutOf := func(v vm.Value) *structLayout { return &vm.As[structObject](v).layout }
	structType.Define(vm.TypeSpec{
		Module: "_struct",
		Layout: vm.LayoutOther,
		Slots: vm.Slots{
			New: vm.Constructor("Struct", "format", func(t *vm.Thread, cls *vm.Type, args []vm.Value) (vm.Value, error) {
				layout, format, err := parseStructFormat(t, args[0])
				return vm.Obj(&structObject{vm.MakeHeader(cls), format, layout}), err
			}),
			Repr: func(_ *vm.Thread, v vm.Value) (string, error) {
				return "Struct(" + vm.QuoteStr(vm.As[structObject](v).format) + ")", nil
			},
		},
		Getters: []vm.Getter{
			{Name: "format", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return str(vm.As[structObject](v).format), nil }},
			{Name: "size", Get: func(_ *vm.Thread, v vm.Value) (vm.Value, error) { return vm.Int(int64(layoutOf(v).size)), nil }},
		},
		Methods: []*vm.Native{
			vm.Fn("pack", "*values", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return layoutOf(args[0]).packBytes(t, items(args[1]))
			}),
			vm.Fn("pack_into", "buffer, offset, /, *values", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return layoutOf(args[0]).packInto(t, args[1], args[2], items(args[3]))
			}),
			vm.Fn("unpack", "buffer, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return layoutOf(args[0]).unpack(t, args[1])
			}),
			vm.Fn("unpack_from", "buffer, offset=0", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return layoutOf(args[0]).unpackFrom(t, args[1], args[2])
			}),
			vm.Fn("iter_unpack", "buffer, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
				return layoutOf(args[0]).iterUnpack(t, args[1])
			}),
		},
	})
}

var structModule = stateless("struct", "Conversion between Python values and C structs.", func() []vm.ModuleEntry {
	return []vm.ModuleEntry{
		vm.Def("error", vm.Obj(structError)),
		structType,
		structFunction("calcsize", "format, /", func(_ *vm.Thread, l *structLayout, _ []vm.Value) (vm.Value, error) {
			return vm.Int(int64(l.size)), nil
		}),
		structFunction("pack", "format, /, *values", func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error) {
			return l.packBytes(t, items(args[0]))
		}),
		structFunction("pack_into", "format, buffer, offset, /, *values", func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error) {
			return l.packInto(t, args[0], args[1], items(args[2]))
		}),
		structFunction("unpack", "format, buffer, /", func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error) {
			return l.unpack(t, args[0])
		}),
		structFunction("unpack_from", "format, /, buffer, offset=0", func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error) {
			return l.unpackFrom(t, args[0], args[1])
		}),
		structFunction("iter_unpack", "format, buffer, /", func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error) {
			return l.iterUnpack(t, args[0])
		}),
	}
})

// structFunction makes a function whose first parameter is a format.
func structFunction(name, params string, fn func(t *vm.Thread, l *structLayout, args []vm.Value) (vm.Value, error)) *vm.Native {
	return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		layout, _, err := parseStructFormat(t, args[0])
		if err != nil {
			return vm.Value{}, err
		}
		return fn(t, &layout, args[1:])
	})
}

// A structLayout is a format, understood.
type structLayout struct {
	order  binary.ByteOrder
	native bool
	size   int
	values int // how many it packs
	fields []structField
}

// A structField is one letter of a format with its count.
type structField struct {
	code   byte
	offset int
	count  int // of a string, its length
	width  int // of one
}

// structWidths are the sizes of the standard formats and, where they differ,
// those of the native ones.
var (
	structWidths = map[byte]int{'x': 1, 'c': 1, 'b': 1, 'B': 1, '?': 1, 'h': 2, 'H': 2, 'i': 4, 'I': 4, 'l': 4, 'L': 4,
		'q': 8, 'Q': 8, 'e': 2, 'f': 4, 'd': 8, 's': 1, 'p': 1}
	structNativeWidths = map[byte]int{'l': 8, 'L': 8, 'n': 8, 'N': 8, 'P': 8}
)

func (l *structLayout) width(code byte) int {
	if w := structNativeWidths[code]; l.native && w > 0 {
		return w
	}
	return structWidths[code]
}

func parseStructFormat(t *vm.Thread, v vm.Value) (structLayout, string, error) {
	var format string
	if s, ok := v.AsStr(); ok {
		format = s.String()
	} else if b, ok := v.AsBytes(); ok {
		format = b.String()
	} else {
		return structLayout{}, "", t.Raise(vm.TypeError, "Struct() argument 1 must be a str or bytes object, not %s", v.Type().Name)
	}
	layout, message := newStructLayout(format)
	if message != "" {
		return layout, format, t.Raise(structError, "%s", message)
	}
	return layout, format, nil
}

// newStructLayout parses a format; its second result says what is wrong.
func newStructLayout(format string) (structLayout, string) {
	l := structLayout{order: binary.LittleEndian, native: true}
	aligned, rest := true, format
	if rest != "" && strings.IndexByte("@=<>!", rest[0]) >= 0 {
		aligned, l.native = rest[0] == '@', rest[0] == '@'
		if rest[0] == '>' || rest[0] == '!' {
			l.order = binary.BigEndian
		}
		rest = rest[1:]
	}
	for rest = strings.TrimLeft(rest, " \t\n"); rest != ""; rest = strings.TrimLeft(rest, " \t\n") {
		count, digits := 0, 0
		for digits < len(rest) && rest[digits] >= '0' && rest[digits] <= '9' {
			if count = 10*count + int(rest[digits]-'0'); count > math.MaxInt32 {
				return l, "total struct size too long"
			}
			digits++
		}
		if digits == len(rest) {
			return l, "repeat count given without format specifier"
		}
		if digits == 0 {
			count = 1
		}
		width := l.width(rest[digits])
		if width == 0 {
			return l, "bad char in struct format"
		}
		l.add(structField{code: rest[digits], count: count, width: width}, aligned)
		rest = rest[digits+1:]
	}
	return l, ""
}

func (l *structLayout) add(f structField, aligned bool) {
	if aligned {
		l.size = (l.size + f.width - 1) / f.width * f.width
	}
	f.offset = l.size
	l.size += f.count * f.width
	switch f.code {
	case 'x':
		return
	case 's', 'p':
		l.values++
	default:
		l.values += f.count
	}
	l.fields = append(l.fields, f)
}

func (l *structLayout) packBytes(t *vm.Thread, values []vm.Value) (vm.Value, error) {
	b, err := l.pack(t, "pack", values)
	return vm.NewBytes(string(b)), err
}

func (l *structLayout) pack(t *vm.Thread, fn string, values []vm.Value) ([]byte, error) {
	if len(values) != l.values {
		return nil, t.Raise(structError, "%s expected %d items for packing (got %d)", fn, l.values, len(values))
	}
	if err := t.Alloc(l.size); err != nil {
		return nil, err
	}
	b := make([]byte, l.size)
	for _, f := range l.fields {
		if f.code == 's' || f.code == 'p' {
			if err := f.packString(t, b[f.offset:], values[0]); err != nil {
				return nil, err
			}
			values = values[1:]
			continue
		}
		for i := range f.count {
			if err := f.pack(t, l.order, b[f.offset+i*f.width:], values[i]); err != nil {
				return nil, err
			}
		}
		values = values[f.count:]
	}
	return b, nil
}

func (f structField) packString(t *vm.Thread, b []byte, v vm.Value) error {
	text, ok := bytesOf(t, v)
	if !ok {
		return t.Raise(structError, "argument for '%c' must be a bytes object", f.code)
	}
	if f.code == 's' {
		copy(b[:f.count], text)
	} else if f.count > 0 { // a Pascal string: its length comes first
		b[0] = byte(min(copy(b[1:f.count], text), 255))
	}
	return nil
}

func (f structField) pack(t *vm.Thread, order binary.ByteOrder, b []byte, v vm.Value) error {
	switch f.code {
	case 'c':
		text, ok := bytesOf(t, v)
		if !ok || len(text) != 1 {
			return t.Raise(structError, "char format requires a bytes object of length 1")
		}
		b[0] = text[0]
		return nil
	case '?':
		truth, err := t.Truth(v)
		if truth {
			b[0] = 1
		}
		return err
	case 'e', 'f', 'd':
		return f.packFloat(t, order, b, v)
	}
	return f.packInt(t, order, b, v)
}

func (f structField) packFloat(t *vm.Thread, order binary.ByteOrder, b []byte, v vm.Value) error {
	x, err := t.ToFloat(v)
	if err != nil {
		if _, ok := t.Matches(err, vm.TypeError); ok {
			return t.Raise(structError, "required argument is not a float")
		}
		return err
	}
	switch f.code {
	case 'd':
		order.PutUint64(b, math.Float64bits(x))
	case 'f':
		if math.IsInf(float64(float32(x)), 0) && !math.IsInf(x, 0) {
			return t.Raise(vm.OverflowError, "float too large to pack with f format")
		}
		order.PutUint32(b, math.Float32bits(float32(x)))
	default:
		half, ok := halfFromFloat(x)
		if !ok {
			return t.Raise(vm.OverflowError, "float too large to pack with e format")
		}
		order.PutUint16(b, half)
	}
	return nil
}

func (f structField) packInt(t *vm.Thread, order binary.ByteOrder, b []byte, v vm.Value) error {
	n, err := t.IndexBig(v)
	if err != nil {
		if _, ok := t.Matches(err, vm.TypeError); ok {
			return t.Raise(structError, "required argument is not an integer")
		}
		return err
	}
	big := n.AsBig()
	least, most := f.bounds()
	if big.Cmp(least) < 0 || big.Cmp(most) > 0 {
		return t.Raise(structError, "'%c' format requires %s <= number <= %s", f.code, least, most)
	}
	bits := big.Uint64()
	if big.Sign() < 0 {
		bits = uint64(big.Int64())
	}
	switch f.width {
	case 1:
		b[0] = byte(bits)
	case 2:
		order.PutUint16(b, uint16(bits))
	case 4:
		order.PutUint32(b, uint32(bits))
	default:
		order.PutUint64(b, bits)
	}
	return nil
}

// bounds are the least and the greatest int that an integer field holds.
func (f structField) bounds() (least, most *big.Int) {
	bits, one := uint(8*f.width), big.NewInt(1)
	if f.signed() {
		half := new(big.Int).Lsh(one, bits-1)
		return new(big.Int).Neg(half), new(big.Int).Sub(half, one)
	}
	if least = new(big.Int); f.code == 'P' { // a pointer may be written as a negative number
		least.SetInt64(math.MinInt64)
	}
	return least, new(big.Int).Sub(new(big.Int).Lsh(one, bits), one)
}

func (f structField) signed() bool { return f.code >= 'a' && f.code <= 'z' }

func (l *structLayout) packInto(t *vm.Thread, buffer, offset vm.Value, values []vm.Value) (vm.Value, error) {
	if _, readOnly := buffer.AsBytes(); readOnly {
		return vm.Value{}, t.Raise(vm.TypeError, "argument must be read-write bytes-like object, not bytes")
	}
	b, err := l.pack(t, "pack_into", values)
	if err != nil {
		return vm.Value{}, err
	}
	at, err := l.place(t, "pack_into", buffer, offset)
	if err != nil {
		return vm.Value{}, err
	}
	span := vm.NewSlice(vm.Int(int64(at)), vm.Int(int64(at+len(b))), vm.None)
	return vm.None, t.SetItem(buffer, span, vm.NewBytes(string(b)))
}

// place gives the offset within a buffer, which must hold the struct there.
func (l *structLayout) place(t *vm.Thread, fn string, buffer, offset vm.Value) (int, error) {
	at, err := intArg(t, offset)
	if err != nil {
		return 0, err
	}
	data, err := t.BytesOf(buffer)
	if err != nil {
		return 0, err
	}
	size, doing := int64(len(data)), strings.Split(fn, "_")[0]+"ing"
	switch {
	case at < -size:
		return 0, t.Raise(structError, "offset %d out of range for %d-byte buffer", at, size)
	case at < 0 && at+int64(l.size) > 0:
		lack := "not enough data to unpack"
		if fn == "pack_into" {
			lack = "no space to pack"
		}
		return 0, t.Raise(structError, "%s %d bytes at offset %d", lack, l.size, at)
	case at < 0:
		at += size
	}
	if at+int64(l.size) > size {
		return 0, t.Raise(structError, "%s requires a buffer of at least %d bytes for %s %d bytes at offset %d (actual buffer size is %d)",
			fn, at+int64(l.size), doing, l.size, at, size)
	}
	return int(at), nil
}

func (l *structLayout) unpack(t *vm.Thread, buffer vm.Value) (vm.Value, error) {
	data, err := t.BytesOf(buffer)
	if err != nil {
		return vm.Value{}, err
	}
	if len(data) != l.size {
		return vm.Value{}, t.Raise(structError, "unpack requires a buffer of %d bytes", l.size)
	}
	return l.read(t, data)
}

func (l *structLayout) unpackFrom(t *vm.Thread, buffer, offset vm.Value) (vm.Value, error) {
	at, err := l.place(t, "unpack_from", buffer, offset)
	if err != nil {
		return vm.Value{}, err
	}
	data, err := t.BytesOf(buffer)
	if err != nil {
		return vm.Value{}, err
	}
	return l.read(t, data[at:])
}

func (l *structLayout) iterUnpack(t *vm.Thread, buffer vm.Value) (vm.Value, error) {
	data, err := t.BytesOf(buffer)
	if err != nil {
		return vm.Value{}, err
	}
	if l.size == 0 {
		return vm.Value{}, t.Raise(structError, "cannot iteratively unpack with a struct of length 0")
	}
	if len(data)%l.size != 0 {
		return vm.Value{}, t.Raise(structError, "iterative unpacking requires a buffer of a multiple of %d bytes", l.size)
	}
	var rows []vm.Value
	for ; len(data) > 0; data = data[l.size:] {
		row, err := l.read(t, data)
		if err != nil {
			return vm.Value{}, err
		}
		rows = append(rows, row)
	}
	return vm.NewListIterator(rows), nil
}

// read gives the values that stand at the start of data.
func (l *structLayout) read(t *vm.Thread, data []byte) (vm.Value, error) {
	if err := t.Alloc(l.values * int(unsafe.Sizeof(vm.Value{}))); err != nil {
		return vm.Value{}, err
	}
	values := make([]vm.Value, 0, l.values)
	for _, f := range l.fields {
		b := data[f.offset:]
		switch f.code {
		case 's':
			values = append(values, vm.NewBytes(string(b[:f.count])))
			continue
		case 'p':
			n := 0
			if f.count > 0 {
				n = min(int(b[0]), f.count-1)
			}
			values = append(values, vm.NewBytes(string(b[min(1, f.count):][:n])))
			continue
		}
		for i := range f.count {
			values = append(values, f.unpack(l.order, b[i*f.width:]))
		}
	}
	return vm.NewTuple(values...), nil
}

func (f structField) unpack(order binary.ByteOrder, b []byte) vm.Value {
	switch f.code {
	case 'c':
		return vm.NewBytes(string(b[:1]))
	case '?':
		return vm.Bool(b[0] != 0)
	case 'e':
		return vm.Float(floatFromHalf(order.Uint16(b)))
	case 'f':
		return vm.Float(float64(math.Float32frombits(order.Uint32(b))))
	case 'd':
		return vm.Float(math.Float64frombits(order.Uint64(b)))
	}
	var bits uint64
	switch f.width {
	case 1:
		bits = uint64(b[0])
	case 2:
		bits = uint64(order.Uint16(b))
	case 4:
		bits = uint64(order.Uint32(b))
	default:
		bits = order.Uint64(b)
	}
	if f.signed() {
		shift := 64 - 8*f.width
		return vm.Int(int64(bits<<shift) >> shift)
	}
	return vm.Big(new(big.Int).SetUint64(bits))
}

// halfFromFloat rounds to the 16-bit format, half to even; false if the number
// is too large for it.
func halfFromFloat(x float64) (uint16, bool) {
	sign := uint16(math.Float64bits(x)>>48) & 0x8000
	switch x = math.Abs(x); {
	case math.IsNaN(x):
		return sign | 0x7e00, true
	case math.IsInf(x, 0):
		return sign | 0x7c00, true
	}
	_, exponent := math.Frexp(x)
	exponent = max(exponent-1, -14) // of the leading bit; below that numbers are subnormal
	units := math.RoundToEven(math.Ldexp(x, 10-exponent))
	if units == 2048 {
		units, exponent = 1024, exponent+1
	}
	if exponent > 15 {
		return 0, false
	}
	if units < 1024 {
		return sign | uint16(units), true
	}
	return sign | uint16(exponent+15)<<10 | uint16(units)&0x3ff, true
}

func floatFromHalf(h uint16) float64 {
	exponent, fraction := int(h>>10&31), float64(h&0x3ff)
	var x float64
	switch exponent {
	case 31:
		if x = math.Inf(1); fraction != 0 {
			x = math.NaN()
		}
	case 0:
		x = math.Ldexp(fraction, -24)
	default:
		x = math.Ldexp(1024+fraction, exponent-25)
	}
	if h&0x8000 != 0 {
		return math.Copysign(x, -1)
	}
	return x
}
