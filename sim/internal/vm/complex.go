package vm

import (
	"math"
	"math/cmplx"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/elementary"
	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// ComplexType is complex.
var ComplexType = declare("complex")

// Complex is a complex number.
type Complex struct {
	Header
	v complex128
}

// complexInstance is an instance of a subclass of complex.
type complexInstance struct {
	Complex
	attrs Attrs
}

func newComplex(c complex128) Value { return Obj(&Complex{Header{ComplexType}, c}) }

// toComplex gives a number as a complex one; ok is false for other types.
func (t *Thread) toComplex(v Value) (c complex128, ok bool, err error) {
	if v.Type().Layout == LayoutComplex {
		return as[Complex](v).v, true, nil
	}
	f, ok, err := t.operand(v)
	return complex(f, 0), ok, err
}

func complexOp(op func(t *Thread, a, b complex128) (Value, error)) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		a, ok, err := t.toComplex(v)
		if !ok || err != nil {
			return NotImplemented, err
		}
		b, ok, err := t.toComplex(w)
		if !ok || err != nil {
			return NotImplemented, err
		}
		return op(t, a, b)
	}
}

func complexPow(t *Thread, v, w Value) (Value, error) {
	return complexOp(func(t *Thread, a, b complex128) (Value, error) {
		if a == 0 {
			if b == 0 {
				return newComplex(1), nil
			}
			if imag(b) != 0 || real(b) < 0 {
				return Value{}, t.Raise(ZeroDivisionError, "zero to a negative or complex power")
			}
			return newComplex(0), nil
		}
		if n := real(b); imag(b) == 0 && n == math.Floor(n) && math.Abs(n) <= 100 {
			return newComplex(complexPowInt(a, int(n))), nil
		}
		modulus, angle := elementary.Hypot(real(a), imag(a)), elementary.Atan2(imag(a), real(a))
		length := elementary.Pow(modulus, real(b))
		at := float64(angle * real(b))
		if imag(b) != 0 {
			length *= elementary.Exp(-angle * imag(b))
			at += float64(imag(b) * elementary.Log(modulus))
		}
		return newComplex(complex(length*elementary.Cos(at), length*elementary.Sin(at))), nil
	})(t, v, w)
}

// complexMul and complexDiv spell out what Go's operators do, lest a compiler
// fuse operations on some machines and round differently.

func complexMul(a, b complex128) complex128 {
	return complex(
		float64(real(a)*real(b))-float64(imag(a)*imag(b)),
		float64(real(a)*imag(b))+float64(imag(a)*real(b)))
}

func complexDiv(a, b complex128) complex128 {
	if math.Abs(real(b)) >= math.Abs(imag(b)) {
		ratio := imag(b) / real(b)
		denominator := real(b) + float64(imag(b)*ratio)
		return complex((real(a)+float64(imag(a)*ratio))/denominator, (imag(a)-float64(real(a)*ratio))/denominator)
	}
	ratio := real(b) / imag(b)
	denominator := float64(real(b)*ratio) + imag(b)
	return complex((float64(real(a)*ratio)+imag(a))/denominator, (float64(imag(a)*ratio)-real(a))/denominator)
}

func complexPowInt(a complex128, n int) complex128 {
	if n < 0 {
		return complexDiv(1, complexPowInt(a, -n))
	}
	r := complex128(1)
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = complexMul(r, a)
		}
		a = complexMul(a, a)
	}
	return r
}

func complexRepr(_ *Thread, v Value) (string, error) {
	c := as[Complex](v).v
	im := strings.TrimSuffix(FormatFloat(imag(c)), ".0") + "j"
	if real(c) == 0 && !math.Signbit(real(c)) {
		return im, nil
	}
	if im[0] != '-' {
		im = "+" + im
	}
	return "(" + strings.TrimSuffix(FormatFloat(real(c)), ".0") + im + ")", nil
}

func complexCompare(t *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	if op != syntax.Eq && op != syntax.NotEq {
		return NotImplemented, nil
	}
	a := as[Complex](v).v
	if w.Type().Layout == LayoutComplex {
		return Bool((a == as[Complex](w).v) == (op == syntax.Eq)), nil
	}
	if !w.isInt() && w.Type().Layout != LayoutFloat {
		return NotImplemented, nil
	}
	same := False
	if imag(a) == 0 {
		var err error
		if same, err = floatCompare(t, Float(real(a)), w, syntax.Eq); err != nil {
			return Value{}, err
		}
	}
	return Bool((same == True) == (op == syntax.Eq)), nil
}

func complexNew(t *Thread, cls *Type, args []Value) (Value, error) {
	c, err := t.makeComplex(args[0], args[1])
	if err != nil {
		return Value{}, err
	}
	if cls == ComplexType {
		return newComplex(c), nil
	}
	return Obj(&complexInstance{Complex: Complex{Header{cls}, c}}), nil
}

func (t *Thread) makeComplex(re, im Value) (complex128, error) {
	if re.IsNil() {
		re = Int(0)
	}
	if s, ok := re.AsStr(); ok {
		if !im.IsNil() {
			return 0, t.Raise(TypeError, "complex() argument 'real' must be a real number, not str")
		}
		c, ok := parseComplex(s.s)
		if !ok {
			return 0, t.Raise(ValueError, "complex() arg is a malformed string")
		}
		return c, nil
	}
	if im.IsNil() {
		return t.complexPart(re, "complex() argument must be a string or a number, not %s")
	}
	a, err := t.complexPart(re, "complex() argument 'real' must be a real number, not %s")
	if err != nil {
		return 0, err
	}
	b, err := t.complexPart(im, "complex() argument 'imag' must be a real number, not %s")
	if imag(a) == 0 && imag(b) == 0 { // keeps the signs of zeros
		return complex(real(a), real(b)), err
	}
	return complex(real(a)-imag(b), imag(a)+real(b)), err
}

var nameComplex = Intern("__complex__")

// complexPart converts an argument of complex; bad is the message for one that
// is no number.
func (t *Thread) complexPart(v Value, bad string) (complex128, error) {
	if c, ok, err := t.toComplex(v); ok || err != nil {
		return c, err
	}
	if result, found, err := t.callSpecial(v, nameComplex); err != nil {
		return 0, err
	} else if found && result.Type().Layout == LayoutComplex {
		return as[Complex](result).v, nil
	}
	if v.Type().Float == nil && v.Type().Slots.Index == nil {
		return 0, t.Raise(TypeError, bad, v.Type().Name)
	}
	f, err := t.ToFloat(v)
	return complex(f, 0), err
}

func parseComplex(text string) (complex128, bool) {
	s := trimSpace(text)
	if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
		s = trimSpace(s[1 : len(s)-1])
	}
	if s == "" {
		return 0, false
	}
	if last := s[len(s)-1]; last != 'j' && last != 'J' {
		f, ok := parseFloat(s)
		return complex(f, 0), ok && !strings.ContainsAny(s, " ")
	}
	s = s[:len(s)-1]
	at := lastSign(s)
	re := 0.0
	if at > 0 {
		var ok bool
		if re, ok = parseFloat(s[:at]); !ok {
			return 0, false
		}
		s = s[at:]
	}
	switch s {
	case "", "+":
		return complex(re, 1), true
	case "-":
		return complex(re, -1), true
	}
	im, ok := parseFloat(s)
	return complex(re, im), ok
}

// lastSign finds the sign between the two parts, 0 or -1 if there is none.
func lastSign(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if (s[i] == '+' || s[i] == '-') && (i == 0 || s[i-1] != 'e' && s[i-1] != 'E') {
			return i
		}
	}
	return -1
}

// formatComplex formats both parts with the spec.
func formatComplex(t *Thread, v Value, s *formatSpec) (string, error) {
	if s.kind != 0 && strings.IndexByte("eEfFgGn", s.kind) < 0 {
		return "", t.unknownFormatCode(s, v)
	}
	if s.zero && s.fill == "0" {
		return "", t.Raise(ValueError, "Zero padding is not allowed in complex format specifier")
	}
	if s.align == '=' {
		return "", t.Raise(ValueError, "'=' alignment flag is not allowed in complex format specifier")
	}
	c := as[Complex](v).v
	part := *s
	part.width = 0
	if s.kind == 0 && s.prec < 0 {
		text, err := complexRepr(t, v)
		return s.pad(text, '>'), err
	}
	re, err := formatFloat(t, Float(real(c)), &part)
	if err != nil {
		return "", err
	}
	part.sign = '+'
	im, err := formatFloat(t, Float(imag(c)), &part)
	if err != nil {
		return "", err
	}
	text := re + im + "j"
	if s.kind == 0 {
		text = "(" + text + ")"
	}
	return s.pad(text, '>'), nil
}

func complexHypot(t *Thread, args []Value) (Value, error) {
	c := as[Complex](args[0]).v
	r := elementary.Hypot(real(c), imag(c))
	if math.IsInf(r, 0) && !cmplx.IsInf(c) {
		return Value{}, t.Raise(OverflowError, "absolute value too large")
	}
	return Float(r), nil
}

func defineComplex() {
	unary := func(op func(complex128) complex128) unaryFunc {
		return func(_ *Thread, v Value) (Value, error) { return newComplex(op(as[Complex](v).v)), nil }
	}
	slots := Slots{
		New:     Constructor("complex", "real=..., imag=...", complexNew),
		Repr:    complexRepr,
		Hash:    func(_ *Thread, v Value) (int64, error) { return hashComplex(as[Complex](v).v), nil },
		Bool:    func(_ *Thread, v Value) (bool, error) { return as[Complex](v).v != 0, nil },
		Compare: complexCompare,
	}
	slots.Binary[syntax.Add] = complexOp(func(_ *Thread, a, b complex128) (Value, error) { return newComplex(a + b), nil })
	slots.Binary[syntax.Sub] = complexOp(func(_ *Thread, a, b complex128) (Value, error) { return newComplex(a - b), nil })
	slots.Binary[syntax.Mult] = complexOp(func(_ *Thread, a, b complex128) (Value, error) { return newComplex(complexMul(a, b)), nil })
	slots.Binary[syntax.Div] = complexOp(func(t *Thread, a, b complex128) (Value, error) {
		if b == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "division by zero")
		}
		return newComplex(complexDiv(a, b)), nil
	})
	slots.Binary[syntax.Pow] = complexPow
	slots.Unary[syntax.USub] = unary(func(c complex128) complex128 { return -c })
	slots.Unary[syntax.UAdd] = unary(func(c complex128) complex128 { return c })
	ComplexType.complete(TypeSpec{
		Layout: LayoutComplex,
		Doc:    "A complex number, from its parts or from text.",
		Methods: []*Native{
			Fn("conjugate", "", func(_ *Thread, args []Value) (Value, error) {
				return newComplex(cmplx.Conj(as[Complex](args[0]).v)), nil
			}),
			Fn("__abs__", "", complexHypot),
			Fn("__getnewargs__", "", func(_ *Thread, args []Value) (Value, error) {
				c := as[Complex](args[0]).v
				return NewTuple(Float(real(c)), Float(imag(c))), nil
			}),
			Fn("__complex__", "", func(_ *Thread, args []Value) (Value, error) { return newComplex(as[Complex](args[0]).v), nil }),
			Fn("__format__", "format_spec, /", func(t *Thread, args []Value) (Value, error) {
				return t.formatMethod(args, formatComplex)
			}),
			ClassFn("from_number", "number, /", func(t *Thread, args []Value) (Value, error) {
				return t.Call(args[0], args[1])
			}),
		},
		Getters: []Getter{
			{Name: "real", Get: func(_ *Thread, v Value) (Value, error) { return Float(real(as[Complex](v).v)), nil }},
			{Name: "imag", Get: func(_ *Thread, v Value) (Value, error) { return Float(imag(as[Complex](v).v)), nil }},
		},
		Slots: slots,
	})
}

// appendWord appends the decimal digits of a word.
func appendWord(b []byte, i int64) []byte { return strconv.AppendInt(b, i, 10) }
