package vm

import (
	"math/big"
	"math/bits"
	"slices"
	"strings"
)

// maxStrDigits is how many digits an int may have in decimal text, as the
// conversion takes quadratic time; sys.set_int_max_str_digits changes it.
var maxStrDigits = NewState(func(*VM) int { return 4300 })

// MaxStrDigits gives sys.get_int_max_str_digits().
func (v *VM) MaxStrDigits() int { return maxStrDigits.Of(v) }

// SetMaxStrDigits sets it; 0 is no limit.
func (v *VM) SetMaxStrDigits(n int) { maxStrDigits.Set(v, n) }

func intRepr(t *Thread, v Value) (string, error) {
	if i, ok := v.word(); ok {
		return formatWord(i), nil
	}
	x := v.bigInt()
	const bitsPerDigit = 3.32
	limit := t.vm.MaxStrDigits()
	if limit > 0 && float64(x.BitLen()) > float64(limit)*bitsPerDigit {
		text := ""
		if float64(x.BitLen()) < float64(limit+2)*bitsPerDigit {
			text = strings.TrimPrefix(x.String(), "-")
		}
		if text == "" || len(text) > limit {
			return "", t.Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit", limit)
		}
	}
	return x.String(), nil
}

func intNew(t *Thread, cls *Type, args []Value) (Value, error) {
	x, base := args[0], args[1]
	if base.IsNil() {
		if x.IsNil() {
			return newInt(cls, Int(0)), nil
		}
		v, err := t.toInt(x)
		if err != nil {
			return Value{}, err
		}
		return newInt(cls, v), nil
	}
	if x.IsNil() {
		return Value{}, t.Raise(TypeError, "int() missing string argument")
	}
	b, err := t.Index(base)
	if err != nil {
		return Value{}, err
	}
	if b != 0 && (b < 2 || b > 36) {
		return Value{}, t.Raise(ValueError, "int() base must be >= 2 and <= 36, or 0")
	}
	text, ok := intText(x)
	if !ok {
		return Value{}, t.Raise(TypeError, "int() can't convert non-string with explicit base")
	}
	v, err := t.parseInt(text, b, x)
	if err != nil {
		return Value{}, err
	}
	return newInt(cls, v), nil
}

// intText gives the text of what int may parse.
func intText(v Value) (string, bool) {
	switch v.Type().Layout {
	case LayoutStr:
		return as[Str](v).s, true
	case LayoutBytes:
		return as[Bytes](v).s, true
	case LayoutByteArray:
		return string(as[ByteArray](v).b), true
	}
	return "", false
}

// toInt is int with one argument.
func (t *Thread) toInt(v Value) (Value, error) {
	if v.IsSmallInt() {
		return v, nil
	}
	if f := v.Type().Int; f != nil {
		return t.checkInt(v, f, "__int__")
	}
	if f := v.Type().Slots.Index; f != nil {
		return t.checkInt(v, f, "__index__")
	}
	if text, ok := intText(v); ok {
		return t.parseInt(text, 10, v)
	}
	return Value{}, t.Raise(TypeError, "int() argument must be a string, a bytes-like object or a real number, not '%s'", v.Type().Name)
}

func (t *Thread) checkInt(v Value, f unaryFunc, method string) (Value, error) {
	i, err := f(t, v)
	if err != nil {
		return Value{}, err
	}
	if !i.isInt() {
		return Value{}, t.Raise(TypeError, "%s returned non-int (type %s)", method, i.Type().Name)
	}
	return plainInt(i), nil
}

// parseInt parses the text of an int; v is what it came from, for the message.
func (t *Thread) parseInt(text string, given int, v Value) (Value, error) {
	bad := func() (Value, error) {
		repr, err := t.Repr(v)
		if err != nil {
			return Value{}, err
		}
		return Value{}, t.Raise(ValueError, "invalid literal for int() with base %d: %.200s", given, repr)
	}
	s := asciiDigits(trimSpace(text))
	negative := strings.HasPrefix(s, "-")
	if negative || strings.HasPrefix(s, "+") {
		s = s[1:]
	}
	base, prefixed := given, false
	if len(s) > 2 && s[0] == '0' {
		if b := prefixBase(s[1]); b != 0 && (given == 0 || given == b) {
			s, base, prefixed = s[2:], b, true
		}
	}
	if base == 0 {
		if base = 10; len(s) > 1 && s[0] == '0' && strings.Trim(s, "0_") != "" {
			return bad()
		}
	}
	digits, ok := joinDigits(s, prefixed)
	if !ok || !allDigits(digits, base) {
		return bad()
	}
	limit := t.vm.MaxStrDigits()
	if limit > 0 && len(digits) > limit && bits.OnesCount(uint(base)) != 1 {
		return Value{}, t.Raise(ValueError, "Exceeds the limit (%d digits) for integer string conversion: value has %d digits; use sys.set_int_max_str_digits() to increase the limit", limit, len(digits))
	}
	if err := t.Alloc(8 * len(digits)); err != nil {
		return Value{}, err
	}
	// The time grows with the square: 150 digits are what an instruction may take.
	pieces := len(digits) / 150
	if err := t.Spend(pieces * pieces); err != nil {
		return Value{}, err
	}
	x, ok := new(big.Int).SetString(digits, base)
	if !ok {
		return bad()
	}
	if negative {
		x.Neg(x)
	}
	return Big(x), nil
}

func prefixBase(c byte) int {
	switch c {
	case 'x', 'X':
		return 16
	case 'o', 'O':
		return 8
	case 'b', 'B':
		return 2
	}
	return 0
}

// joinDigits takes the single underscores between digits out; one may follow a prefix.
func joinDigits(s string, prefixed bool) (string, bool) {
	if prefixed {
		s = strings.TrimPrefix(s, "_")
	}
	if s == "" || s[0] == '_' || s[len(s)-1] == '_' || strings.Contains(s, "__") {
		return "", false
	}
	return strings.ReplaceAll(s, "_", ""), true
}

func allDigits(s string, base int) bool {
	for i := 0; i < len(s); i++ {
		if d := digitValue(s[i]); d < 0 || d >= base {
			return false
		}
	}
	return true
}

func digitValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'z':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return -1
}

// asciiDigits replaces decimal digits of other scripts by those of ASCII.
func asciiDigits(s string) string {
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			return strings.Map(func(r rune) rune {
				if d := decimalValue(r); d >= 0 {
					return rune('0' + d)
				}
				return r
			}, s)
		}
	}
	return s
}

// wordStr is the str of an int.
func wordStr(i int64) Value {
	var buf [20]byte
	b := appendWord(buf[:0], i)
	return copyStr(b, len(b))
}

func formatWord(i int64) string {
	var buf [20]byte
	return string(appendWord(buf[:0], i))
}

func intMethods() []*Native {
	return []*Native{
		Fn("bit_length", "", func(_ *Thread, args []Value) (Value, error) {
			return Int(int64(args[0].bigInt().BitLen())), nil
		}),
		Fn("bit_count", "", intBitCount),
		Fn("conjugate", "", func(_ *Thread, args []Value) (Value, error) { return plainInt(args[0]), nil }),
		Fn("as_integer_ratio", "", func(_ *Thread, args []Value) (Value, error) {
			return NewTuple(plainInt(args[0]), Int(1)), nil
		}),
		Fn("is_integer", "", func(*Thread, []Value) (Value, error) { return True, nil }),
		Fn("to_bytes", "length=1, byteorder='big', *, signed=False", intToBytes),
		ClassFn("from_bytes", "bytes, byteorder='big', *, signed=False", intFromBytes),
		Fn("__trunc__", "", func(_ *Thread, args []Value) (Value, error) { return plainInt(args[0]), nil }),
		Fn("__floor__", "", func(_ *Thread, args []Value) (Value, error) { return plainInt(args[0]), nil }),
		Fn("__ceil__", "", func(_ *Thread, args []Value) (Value, error) { return plainInt(args[0]), nil }),
		Fn("__round__", "ndigits=None, /", intRound),
		Fn("__abs__", "", intAbs),
		Fn("__divmod__", "value, /", func(t *Thread, args []Value) (Value, error) { return intDivModTuple(t, args[0], args[1]) }),
		Fn("__rdivmod__", "value, /", func(t *Thread, args []Value) (Value, error) { return intDivModTuple(t, args[1], args[0]) }),
		Fn("__format__", "format_spec, /", func(t *Thread, args []Value) (Value, error) {
			return t.formatMethod(args, formatInt)
		}),
		Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) { return NewTuple(plainInt(args[0])), nil }),
		Fn("__sizeof__", "", func(_ *Thread, args []Value) (Value, error) {
			return Int(int64(24 + 4*((args[0].bigInt().BitLen()+29)/30))), nil
		}),
	}
}

func intDivModTuple(t *Thread, v, w Value) (Value, error) {
	q, r, err := intDivMod(t, v, w)
	if err != nil || q == NotImplemented {
		return q, err
	}
	return NewTuple(q, r), nil
}

func intAbs(t *Thread, args []Value) (Value, error) {
	if args[0].bigInt().Sign() < 0 {
		return intNeg(t, args[0])
	}
	return plainInt(args[0]), nil
}

func intBitCount(_ *Thread, args []Value) (Value, error) {
	n := 0
	for _, w := range args[0].bigInt().Bits() {
		n += bits.OnesCount(uint(w))
	}
	return Int(int64(n)), nil
}

// intRound is round(int, ndigits): half to even, at a power of ten.
func intRound(t *Thread, args []Value) (Value, error) {
	x := args[0].bigInt()
	if args[1].IsNone() {
		return plainInt(args[0]), nil
	}
	n, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	if n >= 0 {
		return plainInt(args[0]), nil
	}
	if -n > x.BitLen() {
		return Int(0), nil
	}
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(-n)), nil)
	quo, rem := new(big.Int).DivMod(x, unit, new(big.Int))
	twice := new(big.Int).Lsh(rem, 1)
	if c := twice.Cmp(unit); c > 0 || c == 0 && quo.Bit(0) == 1 {
		quo.Add(quo, big.NewInt(1))
	}
	return Big(quo.Mul(quo, unit)), nil
}

func byteOrder(t *Thread, v Value) (big bool, err error) {
	s, ok := v.AsStr()
	if !ok {
		return false, t.Raise(TypeError, "argument 'byteorder' must be str, not %s", v.Type().Name)
	}
	if s.s != "big" && s.s != "little" {
		return false, t.Raise(ValueError, "byteorder must be either 'little' or 'big'")
	}
	return s.s == "big", nil
}

func intToBytes(t *Thread, args []Value) (Value, error) {
	x := args[0].bigInt()
	n, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	bigEndian, err := byteOrder(t, args[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := t.Truth(args[3])
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		return Value{}, t.Raise(ValueError, "length argument must be non-negative")
	}
	if x.Sign() < 0 && !signed {
		return Value{}, t.Raise(OverflowError, "can't convert negative int to unsigned")
	}
	limit := 8 * n
	need := x.BitLen()
	if signed {
		limit--
		if x.Sign() < 0 {
			need = new(big.Int).Not(x).BitLen()
		}
	}
	if need > limit && !(n == 0 && need == 0) {
		return Value{}, t.Raise(OverflowError, "int too big to convert")
	}
	if err := t.Alloc(n); err != nil {
		return Value{}, err
	}
	if x.Sign() < 0 {
		x = new(big.Int).Add(x, new(big.Int).Lsh(big.NewInt(1), uint(8*n)))
	}
	b := x.FillBytes(make([]byte, n))
	if !bigEndian {
		slices.Reverse(b)
	}
	return NewBytes(string(b)), nil
}

func intFromBytes(t *Thread, args []Value) (Value, error) {
	if args[1].Type().Layout == LayoutStr {
		return Value{}, t.Raise(TypeError, "cannot convert 'str' object to bytes")
	}
	b, err := t.makeBytes("bytes", args[1], Value{}, Value{})
	if err != nil {
		return Value{}, err
	}
	bigEndian, err := byteOrder(t, args[2])
	if err != nil {
		return Value{}, err
	}
	signed, err := t.Truth(args[3])
	if err != nil {
		return Value{}, err
	}
	b = slices.Clone(b)
	if !bigEndian {
		slices.Reverse(b)
	}
	x := new(big.Int).SetBytes(b)
	if signed && len(b) > 0 && b[0] >= 0x80 {
		x.Sub(x, new(big.Int).Lsh(big.NewInt(1), uint(8*len(b))))
	}
	if cls := as[Type](args[0]); cls != IntType {
		return t.Call(args[0], Big(x))
	}
	return Big(x), nil
}
