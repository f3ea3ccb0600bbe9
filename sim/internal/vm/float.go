package vm

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/elementary"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// FloatType is float.
var FloatType = declare("float")

// FloatObject is an instance of a subclass of float; a float itself is an
// immediate.
type FloatObject struct {
	Header
	v     float64
	attrs Attrs
}

// AsFloat gives v as a float, if it is one or an instance of a subclass.
func (v Value) AsFloat() (float64, bool) {
	if v.IsFloat() {
		return v.f(), true
	}
	if v.Type().Layout == LayoutFloat {
		return as[FloatObject](v).v, true
	}
	return 0, false
}

// ToFloat gives any real number as a float, raising TypeError for others.
func (t *Thread) ToFloat(v Value) (float64, error) {
	if f, ok := v.AsFloat(); ok {
		return f, nil
	}
	if v.isInt() {
		return t.intToFloat(v)
	}
	if f := v.Type().Float; f != nil {
		r, err := f(t, v)
		if err != nil {
			return 0, err
		}
		x, ok := r.AsFloat()
		if !ok {
			return 0, t.Raise(TypeError, "%s.__float__ returned non-float (type %s)", v.Type().Name, r.Type().Name)
		}
		return x, nil
	}
	if f := v.Type().Slots.Index; f != nil {
		i, err := t.checkInt(v, f, "__index__")
		if err != nil {
			return 0, err
		}
		return t.intToFloat(i)
	}
	return 0, t.Raise(TypeError, "must be real number, not %s", v.Type().Name)
}

// operand gives a float or int as a float; ok is false for other types.
func (t *Thread) operand(v Value) (f float64, ok bool, err error) {
	if f, ok := v.AsFloat(); ok {
		return f, true, nil
	}
	if v.isInt() {
		f, err = t.intToFloat(v)
		return f, true, err
	}
	return 0, false, nil
}

// floatOp makes a Binary slot of a function of two floats.
func floatOp(op func(t *Thread, a, b float64) (Value, error)) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		a, ok, err := t.operand(v)
		if !ok || err != nil {
			return NotImplemented, err
		}
		b, ok, err := t.operand(w)
		if !ok || err != nil {
			return NotImplemented, err
		}
		return op(t, a, b)
	}
}

func floatDivide(t *Thread, a, b float64) (Value, error) {
	if b == 0 {
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	return Float(a / b), nil
}

// divModFloats gives a // b and a % b for b other than 0: the remainder has the
// sign of b, even when it is zero.
func divModFloats(a, b float64) (q, r float64) {
	r = math.Mod(a, b)
	q = (a - r) / b
	if r != 0 {
		if (b < 0) != (r < 0) {
			r += b
			q--
		}
	} else {
		r = math.Copysign(0, b)
	}
	if q == 0 {
		return math.Copysign(0, a/b), r
	}
	floor := math.Floor(q)
	if q-floor > 0.5 {
		floor++
	}
	return floor, r
}

func floatFloorDivide(t *Thread, a, b float64) (Value, error) {
	if b == 0 {
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	q, _ := divModFloats(a, b)
	return Float(q), nil
}

func floatModulo(t *Thread, a, b float64) (Value, error) {
	if b == 0 {
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	_, r := divModFloats(a, b)
	return Float(r), nil
}

func floatDivMod(t *Thread, a, b float64) (Value, error) {
	if b == 0 {
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	q, r := divModFloats(a, b)
	return NewTuple(Float(q), Float(r)), nil
}

func floatPow(t *Thread, v, w Value) (Value, error) {
	return floatOp(func(t *Thread, a, b float64) (Value, error) {
		if a == 0 && b < 0 {
			return Value{}, t.Raise(ZeroDivisionError, "zero to a negative power")
		}
		if a < 0 && b != math.Floor(b) && !math.IsInf(a, 0) && !math.IsInf(b, 0) && !math.IsNaN(b) {
			return complexPow(t, newComplex(complex(a, 0)), newComplex(complex(b, 0)))
		}
		p := elementary.Pow(a, b)
		if math.IsInf(p, 0) && !math.IsInf(a, 0) && !math.IsInf(b, 0) {
			return Value{}, t.Raise(OverflowError, "(34, 'Numerical result out of range')")
		}
		return Float(p), nil
	})(t, v, w)
}

// floatCompare compares with ints exactly, however large they are.
func floatCompare(_ *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	a, _ := v.AsFloat()
	if b, ok := w.AsFloat(); ok {
		return Bool(compareFloats(a, b, op)), nil
	}
	if !w.isInt() {
		return NotImplemented, nil
	}
	if math.IsNaN(a) || math.IsInf(a, 0) {
		return Bool(compareFloats(a, 0, op)), nil
	}
	if i, ok := w.word(); ok && -1<<53 <= i && i <= 1<<53 {
		return Bool(compareFloats(a, float64(i), op)), nil
	}
	c := big.NewFloat(a).Cmp(new(big.Float).SetInt(w.bigInt()))
	return Bool(compareInts(int64(c), 0, op)), nil
}

func compareFloats(a, b float64, op syntax.CompareOp) bool {
	switch op {
	case syntax.Lt:
		return a < b
	case syntax.LtE:
		return a <= b
	case syntax.Eq:
		return a == b
	case syntax.NotEq:
		return a != b
	case syntax.Gt:
		return a > b
	}
	return a >= b
}

// FormatFloat gives repr(f): the shortest digits that read back as f.
func FormatFloat(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "inf"
	case math.IsInf(f, -1):
		return "-inf"
	case math.IsNaN(f):
		return "nan"
	}
	if abs := math.Abs(f); abs != 0 && (abs < 1e-4 || abs >= 1e16) {
		return strconv.FormatFloat(f, 'e', -1, 64)
	}
	s := strconv.FormatFloat(f, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

func floatNew(t *Thread, cls *Type, args []Value) (Value, error) {
	f, err := t.parseOrConvert(args[0])
	if err != nil {
		return Value{}, err
	}
	if cls == FloatType {
		return Float(f), nil
	}
	return Obj(&FloatObject{Header: Header{cls}, v: f}), nil
}

func (t *Thread) parseOrConvert(v Value) (float64, error) {
	if text, ok := intText(v); ok {
		f, ok := parseFloat(text)
		if !ok {
			repr, err := t.Repr(v)
			if err != nil {
				return 0, err
			}
			return 0, t.Raise(ValueError, "could not convert string to float: %s", repr)
		}
		return f, nil
	}
	typ := v.Type()
	if typ.Float == nil && typ.Slots.Index == nil && typ.Layout != LayoutFloat {
		return 0, t.Raise(TypeError, "float() argument must be a string or a real number, not '%s'", typ.Name)
	}
	return t.ToFloat(v)
}

// parseFloat parses the text of a float.
func parseFloat(text string) (float64, bool) {
	s := asciiDigits(trimSpace(text))
	body := strings.TrimLeft(s, "+-")
	if len(s)-len(body) > 1 {
		return 0, false
	}
	switch strings.ToLower(body) {
	case "inf", "infinity", "nan":
		f, err := strconv.ParseFloat(s, 64)
		if body == "nan" || strings.EqualFold(body, "nan") {
			return math.NaN(), true
		}
		return f, err == nil
	}
	if body == "" || strings.Trim(body, "0123456789+-.eE_") != "" || !underscoresBetweenDigits(body) {
		return 0, false
	}
	f, err := strconv.ParseFloat(strings.ReplaceAll(s, "_", ""), 64)
	if err != nil && !math.IsInf(f, 0) {
		return 0, false
	}
	return f, true
}

func underscoresBetweenDigits(s string) bool {
	digit := func(i int) bool { return i >= 0 && i < len(s) && '0' <= s[i] && s[i] <= '9' }
	for i := range len(s) {
		if s[i] == '_' && !(digit(i-1) && digit(i+1)) {
			return false
		}
	}
	return true
}

// floatToInt truncates.
func floatToInt(t *Thread, v Value) (Value, error) {
	f, _ := v.AsFloat()
	return t.truncate(f)
}

// truncate gives the integral part of f as an int.
func (t *Thread) truncate(f float64) (Value, error) {
	switch {
	case math.IsNaN(f):
		return Value{}, t.Raise(ValueError, "cannot convert float NaN to integer")
	case math.IsInf(f, 0):
		return Value{}, t.Raise(OverflowError, "cannot convert float infinity to integer")
	case math.Abs(f) < 1<<62:
		return Int(int64(f)), nil
	}
	x, _ := big.NewFloat(f).Int(nil)
	return Big(x), nil
}

// FloatToInt gives int(f), truncated.
func (t *Thread) FloatToInt(f float64) (Value, error) { return t.truncate(f) }

// floatRound is round: half to even, exactly on the decimal value.
func floatRound(t *Thread, args []Value) (Value, error) {
	f, _ := args[0].AsFloat()
	if args[1].IsNone() {
		return t.truncate(math.RoundToEven(f))
	}
	n, err := t.Index(args[1])
	if err != nil {
		return Value{}, err
	}
	if math.IsNaN(f) || math.IsInf(f, 0) || n > 330 {
		return Float(f), nil
	}
	if n < -310 {
		return Float(math.Copysign(0, f)), nil
	}
	if n >= 0 {
		r, _ := strconv.ParseFloat(strconv.FormatFloat(f, 'f', n, 64), 64)
		return Float(r), nil
	}
	return t.roundTens(f, -n)
}

// roundTens rounds to a multiple of 10**n.
func (t *Thread) roundTens(f float64, n int) (Value, error) {
	exact := new(big.Rat).SetFloat64(f)
	unit := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil)
	scaled := new(big.Rat).Quo(exact, new(big.Rat).SetInt(unit))
	quo, rem := new(big.Int).DivMod(scaled.Num(), scaled.Denom(), new(big.Int))
	if c := rem.Lsh(rem, 1).Cmp(scaled.Denom()); c > 0 || c == 0 && quo.Bit(0) == 1 {
		quo.Add(quo, big.NewInt(1))
	}
	r, err := t.bigFloat(quo.Mul(quo, unit))
	if err != nil {
		return Value{}, t.Raise(OverflowError, "rounded value too large to represent")
	}
	return Float(math.Copysign(r, f)), nil
}

func floatHex(f float64) string {
	switch {
	case math.IsNaN(f) || math.IsInf(f, 0):
		return FormatFloat(f)
	case f == 0:
		if math.Signbit(f) {
			return "-0x0.0p+0"
		}
		return "0x0.0p+0"
	}
	sign := ""
	if f < 0 {
		sign = "-"
	}
	b := math.Float64bits(f)
	exp, mantissa, lead := int(b>>52&0x7FF)-1023, b&(1<<52-1), "1"
	if exp == -1023 {
		exp, lead = -1022, "0"
	}
	digits := strconv.FormatUint(mantissa|1<<52, 16)[1:]
	return sign + "0x" + lead + "." + digits + "p" + signed(exp)
}

func signed(n int) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	return "+" + strconv.Itoa(n)
}

func floatFromHex(t *Thread, args []Value) (Value, error) {
	s, ok := args[1].AsStr()
	if !ok {
		return Value{}, t.Raise(TypeError, "fromhex() argument must be str, not %s", args[1].Type().Name)
	}
	text := strings.ToLower(trimSpace(s.s))
	f, ok := parseHexFloat(text)
	if !ok {
		return Value{}, t.Raise(ValueError, "invalid hexadecimal floating-point string")
	}
	if math.IsInf(f, 0) && !strings.Contains(text, "inf") {
		return Value{}, t.Raise(OverflowError, "hexadecimal value too large to represent as a float")
	}
	if cls := as[Type](args[0]); cls != FloatType {
		return t.Call(args[0], Float(f))
	}
	return Float(f), nil
}

func parseHexFloat(text string) (float64, bool) {
	body := strings.TrimLeft(text, "+-")
	sign := text[:len(text)-len(body)]
	if len(sign) > 1 {
		return 0, false
	}
	switch body {
	case "inf", "infinity", "nan":
		return parseFloat(text)
	}
	if !strings.HasPrefix(body, "0x") {
		body = "0x" + body
	}
	if !strings.Contains(body, "p") {
		body += "p0"
	}
	f, err := strconv.ParseFloat(sign+body, 64)
	return f, err == nil || math.IsInf(f, 0)
}

func floatRatio(t *Thread, args []Value) (Value, error) {
	f, _ := args[0].AsFloat()
	if math.IsNaN(f) {
		return Value{}, t.Raise(ValueError, "cannot convert NaN to integer ratio")
	}
	if math.IsInf(f, 0) {
		return Value{}, t.Raise(OverflowError, "cannot convert Infinity to integer ratio")
	}
	r := new(big.Rat).SetFloat64(f)
	return NewTuple(Big(r.Num()), Big(r.Denom())), nil
}

func floatMethods() []*Native {
	self := func(args []Value) float64 {
		f, _ := args[0].AsFloat()
		return f
	}
	return []*Native{
		Fn("is_integer", "", func(_ *Thread, args []Value) (Value, error) {
			f := self(args)
			return Bool(f == math.Floor(f) && !math.IsInf(f, 0)), nil
		}),
		Fn("as_integer_ratio", "", floatRatio),
		Fn("conjugate", "", func(_ *Thread, args []Value) (Value, error) { return Float(self(args)), nil }),
		Fn("hex", "", func(_ *Thread, args []Value) (Value, error) { return NewStr(floatHex(self(args))), nil }),
		ClassFn("fromhex", "string, /", floatFromHex),
		ClassFn("from_number", "number, /", func(t *Thread, args []Value) (Value, error) {
			f, err := t.ToFloat(args[1])
			if err != nil {
				return Value{}, err
			}
			return floatNew(t, as[Type](args[0]), []Value{Float(f)})
		}),
		Fn("__trunc__", "", func(t *Thread, args []Value) (Value, error) { return t.truncate(self(args)) }),
		Fn("__floor__", "", func(t *Thread, args []Value) (Value, error) { return t.truncate(math.Floor(self(args))) }),
		Fn("__ceil__", "", func(t *Thread, args []Value) (Value, error) { return t.truncate(math.Ceil(self(args))) }),
		Fn("__round__", "ndigits=None, /", floatRound),
		Fn("__abs__", "", func(_ *Thread, args []Value) (Value, error) { return Float(math.Abs(self(args))), nil }),
		Fn("__divmod__", "value, /", func(t *Thread, args []Value) (Value, error) { return floatOp(floatDivMod)(t, args[0], args[1]) }),
		Fn("__rdivmod__", "value, /", func(t *Thread, args []Value) (Value, error) { return floatOp(floatDivMod)(t, args[1], args[0]) }),
		Fn("__format__", "format_spec, /", func(t *Thread, args []Value) (Value, error) {
			return t.formatMethod(args, formatFloat)
		}),
		Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) { return NewTuple(Float(self(args))), nil }),
		ClassFn("__getformat__", "typestr, /", func(*Thread, []Value) (Value, error) { return NewStr("IEEE, little-endian"), nil }),
	}
}

func defineFloat() {
	plain := func(_ *Thread, v Value) (Value, error) {
		f, _ := v.AsFloat()
		return Float(f), nil
	}
	slots := Slots{
		New: Constructor("float", "x=0, /", floatNew),
		Repr: func(_ *Thread, v Value) (string, error) {
			f, _ := v.AsFloat()
			return FormatFloat(f), nil
		},
		Hash: func(t *Thread, v Value) (int64, error) {
			f, _ := v.AsFloat()
			return hashFloat(f), nil
		},
		Bool: func(_ *Thread, v Value) (bool, error) {
			f, _ := v.AsFloat()
			return f != 0, nil
		},
		Compare: floatCompare,
		Int:     floatToInt,
		Float:   plain,
	}
	slots.Binary[syntax.Add] = floatOp(func(_ *Thread, a, b float64) (Value, error) { return Float(a + b), nil })
	slots.Binary[syntax.Sub] = floatOp(func(_ *Thread, a, b float64) (Value, error) { return Float(a - b), nil })
	slots.Binary[syntax.Mult] = floatOp(func(_ *Thread, a, b float64) (Value, error) { return Float(a * b), nil })
	slots.Binary[syntax.Div] = floatOp(floatDivide)
	slots.Binary[syntax.FloorDiv] = floatOp(floatFloorDivide)
	slots.Binary[syntax.Mod] = floatOp(floatModulo)
	slots.Binary[syntax.Pow] = floatPow
	slots.Unary[syntax.UAdd] = plain
	slots.Unary[syntax.USub] = func(_ *Thread, v Value) (Value, error) {
		f, _ := v.AsFloat()
		return Float(-f), nil
	}
	FloatType.complete(TypeSpec{
		Layout:  LayoutFloat,
		Doc:     "A floating-point number.\n\nfloat(x) converts a number or the text of one.",
		Methods: floatMethods(),
		Getters: []Getter{
			{Name: "real", Get: plain},
			{Name: "imag", Get: func(*Thread, Value) (Value, error) { return Float(0), nil }},
		},
		Slots: slots,
	})
}
