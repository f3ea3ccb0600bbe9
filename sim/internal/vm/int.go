package vm

import (
	"math"
	"math/big"
	"math/bits"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// IntType is int, BoolType bool.
var (
	IntType  = declare("int")
	BoolType = declare("bool")
)

// intInstance is an instance of a subclass of int.
type intInstance struct {
	BigInt
	attrs Attrs
}

// word gives an int or bool that fits a word.
func (v Value) word() (int64, bool) {
	if v.IsSmallInt() || v.IsBool() {
		return v.i(), true
	}
	if v.Type().Layout == LayoutInt {
		if b := as[BigInt](v).v; b.IsInt64() {
			return b.Int64(), true
		}
	}
	return 0, false
}

// AsInt gives an int or bool that fits a word.
func (v Value) AsInt() (int64, bool) { return v.word() }

// bigInt gives any int or bool as a big.Int, nil for other values. It must not
// be changed.
func (v Value) bigInt() *big.Int {
	if v.IsSmallInt() || v.IsBool() {
		return big.NewInt(v.i())
	}
	if v.Type().Layout == LayoutInt {
		return as[BigInt](v).v
	}
	return nil
}

// AsBig gives any int or bool as a big.Int, nil for other values. It must not
// be changed.
func (v Value) AsBig() *big.Int { return v.bigInt() }

// isInt says whether v is an int, a bool or an instance of a subclass.
func (v Value) isInt() bool {
	l := v.Type().Layout
	return l == LayoutInt || l == LayoutBool
}

// plainInt gives an int as exactly an int: True becomes 1.
func plainInt(v Value) Value {
	if v.IsSmallInt() || v.Type() == IntType {
		return v
	}
	return Big(v.bigInt())
}

// newInt makes an int of a class.
func newInt(cls *Type, v Value) Value {
	if cls == IntType {
		return plainInt(v)
	}
	o := &intInstance{BigInt: BigInt{Header{cls}, v.bigInt()}}
	return Obj(o)
}

// bigBytes is about the size of an int with so many bits.
func bigBytes(bitLen int) int { return bitLen/8 + 32 }

// allocBig counts an int that is about to be made, and the work that it takes:
// two ints of n words each are multiplied in about n**1.6 steps.
func (t *Thread) allocBig(bitLen int) error {
	if bitLen < 4096 {
		return nil
	}
	work := math.Pow(float64(bitLen/64), 1.6) / 4
	if err := t.Spend(int(min(work, 1<<60))); err != nil {
		return err
	}
	return t.Alloc(bigBytes(bitLen))
}

func intAdd(t *Thread, v, w Value) (Value, error) {
	a, aok := v.word()
	b, bok := w.word()
	if aok && bok {
		if s := a + b; (s > a) == (b > 0) {
			return Int(s), nil
		}
	}
	return bigOp(t, v, w, (*big.Int).Add)
}

func intSub(t *Thread, v, w Value) (Value, error) {
	a, aok := v.word()
	b, bok := w.word()
	if aok && bok {
		if d := a - b; (d < a) == (b > 0) {
			return Int(d), nil
		}
	}
	return bigOp(t, v, w, (*big.Int).Sub)
}

// bigOp does what overflowed, or what was never small.
func bigOp(t *Thread, v, w Value, op func(z, x, y *big.Int) *big.Int) (Value, error) {
	x, y := v.bigInt(), w.bigInt()
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	if err := t.allocBig(max(x.BitLen(), y.BitLen())); err != nil {
		return Value{}, err
	}
	return Big(op(new(big.Int), x, y)), nil
}

func intMult(t *Thread, v, w Value) (Value, error) {
	a, aok := v.word()
	b, bok := w.word()
	if aok && bok {
		if p, ok := mulWords(a, b); ok {
			return Int(p), nil
		}
	}
	x, y := v.bigInt(), w.bigInt()
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	if err := t.allocBig(x.BitLen() + y.BitLen()); err != nil {
		return Value{}, err
	}
	return Big(new(big.Int).Mul(x, y)), nil
}

// mulWords multiplies, unless the product does not fit.
func mulWords(a, b int64) (int64, bool) {
	hi, lo := bits.Mul64(uint64(a), uint64(b))
	high := int64(hi)
	if a < 0 {
		high -= b
	}
	if b < 0 {
		high -= a
	}
	return int64(lo), high == int64(lo)>>63
}

func intDiv(t *Thread, v, w Value) (Value, error) {
	x, y := v.bigInt(), w.bigInt()
	switch {
	case x == nil || y == nil:
		return NotImplemented, nil
	case y.Sign() == 0:
		return Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	const exact = 1 << 53
	if a, ok := v.word(); ok && -exact <= a && a <= exact {
		if b, ok := w.word(); ok && -exact <= b && b <= exact {
			return Float(float64(a) / float64(b)), nil
		}
	}
	f, _ := new(big.Rat).SetFrac(x, y).Float64()
	if math.IsInf(f, 0) {
		return Value{}, t.Raise(OverflowError, "integer division result too large for a float")
	}
	return Float(f), nil
}

func intFloorDiv(t *Thread, v, w Value) (Value, error) {
	q, _, err := intDivMod(t, v, w)
	return q, err
}

func intMod(t *Thread, v, w Value) (Value, error) {
	_, r, err := intDivMod(t, v, w)
	return r, err
}

// intDivMod gives v // w and v % w; both NotImplemented for other types.
func intDivMod(t *Thread, v, w Value) (q, r Value, err error) {
	a, aok := v.word()
	b, bok := w.word()
	if aok && bok && b != 0 && !(a == math.MinInt64 && b == -1) {
		q, r := a/b, a%b
		if r != 0 && (r < 0) != (b < 0) {
			q, r = q-1, r+b
		}
		return Int(q), Int(r), nil
	}
	x, y := v.bigInt(), w.bigInt()
	if x == nil || y == nil {
		return NotImplemented, NotImplemented, nil
	}
	if y.Sign() == 0 {
		return Value{}, Value{}, t.Raise(ZeroDivisionError, "division by zero")
	}
	if err := t.allocBig(x.BitLen()); err != nil {
		return Value{}, Value{}, err
	}
	quo, rem := new(big.Int).QuoRem(x, y, new(big.Int))
	if rem.Sign() != 0 && rem.Sign() != y.Sign() {
		quo.Sub(quo, big.NewInt(1))
		rem.Add(rem, y)
	}
	return Big(quo), Big(rem), nil
}

func intPow(t *Thread, v, w Value) (Value, error) {
	x, y := v.bigInt(), w.bigInt()
	switch {
	case x == nil || y == nil:
		return NotImplemented, nil
	case y.Sign() < 0:
		if x.Sign() == 0 {
			return Value{}, t.Raise(ZeroDivisionError, "zero to a negative power")
		}
		fx, err := t.bigFloat(x)
		if err != nil {
			return Value{}, err
		}
		fy, err := t.bigFloat(y)
		if err != nil {
			return Value{}, err
		}
		return floatPow(t, Float(fx), Float(fy))
	case x.BitLen() <= 1 && x.Sign() >= 0: // 0 or 1
		if y.Sign() == 0 {
			return Int(1), nil
		}
		return Big(x), nil
	}
	if !y.IsInt64() || x.BitLen() > 1 && y.Int64() > math.MaxInt32*8 {
		if x.IsInt64() && x.Int64() == -1 {
			return Int(1 - 2*int64(y.Bit(0))), nil
		}
		return Value{}, t.Raise(MemoryError, "")
	}
	if err := t.allocBig((x.BitLen()) * int(y.Int64())); err != nil {
		return Value{}, err
	}
	return Big(new(big.Int).Exp(x, y, nil)), nil
}

// powModulo is pow with three arguments.
func powModulo(t *Thread, v, w, m Value) (Value, error) {
	if m.IsNone() {
		return t.BinaryOp(syntax.Pow, v, w)
	}
	x, y, mod := v.bigInt(), w.bigInt(), m.bigInt()
	if x == nil || y == nil || mod == nil {
		if v.IsFloat() || w.IsFloat() || m.IsFloat() {
			return Value{}, t.Raise(TypeError, "pow() 3rd argument not allowed unless all arguments are integers")
		}
		return Value{}, t.Raise(TypeError, "unsupported operand type(s) for ** or pow(): '%s', '%s', '%s'", v.Type().Name, w.Type().Name, m.Type().Name)
	}
	if mod.Sign() == 0 {
		return Value{}, t.Raise(ValueError, "pow() 3rd argument cannot be 0")
	}
	abs := new(big.Int).Abs(mod)
	base := new(big.Int).Mod(x, abs)
	if y.Sign() < 0 {
		if base = base.ModInverse(base, abs); base == nil {
			return Value{}, t.Raise(ValueError, "base is not invertible for the given modulus")
		}
		y = new(big.Int).Neg(y)
	}
	if err := t.allocBig(abs.BitLen() + y.BitLen()); err != nil {
		return Value{}, err
	}
	r := new(big.Int).Exp(base, y, abs)
	r.Mod(r, abs)
	if mod.Sign() < 0 && r.Sign() != 0 {
		r.Add(r, mod)
	}
	return Big(r), nil
}

// shiftCount gives the count of a shift, -1 if it is too large to matter.
func shiftCount(t *Thread, w Value) (int, error) {
	y := w.bigInt()
	if y.Sign() < 0 {
		return 0, t.Raise(ValueError, "negative shift count")
	}
	if !y.IsInt64() || y.Int64() > math.MaxInt32*8 {
		return -1, nil
	}
	return int(y.Int64()), nil
}

func intLShift(t *Thread, v, w Value) (Value, error) {
	x := v.bigInt()
	if x == nil || !w.isInt() {
		return NotImplemented, nil
	}
	n, err := shiftCount(t, w)
	switch {
	case err != nil:
		return Value{}, err
	case x.Sign() == 0:
		return Int(0), nil
	case n < 0:
		return Value{}, t.Raise(OverflowError, "too many digits in integer")
	}
	if a, ok := v.word(); ok && n < 63 && a<<n>>n == a {
		return Int(a << n), nil
	}
	if err := t.allocBig(x.BitLen() + n); err != nil {
		return Value{}, err
	}
	return Big(new(big.Int).Lsh(x, uint(n))), nil
}

func intRShift(t *Thread, v, w Value) (Value, error) {
	x := v.bigInt()
	if x == nil || !w.isInt() {
		return NotImplemented, nil
	}
	n, err := shiftCount(t, w)
	if err != nil {
		return Value{}, err
	}
	if n < 0 {
		n = math.MaxInt32
	}
	if a, ok := v.word(); ok {
		return Int(a >> min(n, 63)), nil
	}
	return Big(new(big.Int).Rsh(x, uint(n))), nil
}

// bitwise makes the slot of &, | or ^, which bools override for two bools.
func bitwise(words func(a, b int64) int64, bigs func(z, x, y *big.Int) *big.Int) binaryFunc {
	return func(t *Thread, v, w Value) (Value, error) {
		a, aok := v.word()
		b, bok := w.word()
		if aok && bok {
			r := words(a, b)
			if v.IsBool() && w.IsBool() {
				return Bool(r != 0), nil
			}
			return Int(r), nil
		}
		return bigOp(t, v, w, bigs)
	}
}

func intCompare(_ *Thread, v, w Value, op syntax.CompareOp) (Value, error) {
	a, aok := v.word()
	b, bok := w.word()
	if aok && bok {
		return Bool(compareInts(a, b, op)), nil
	}
	x, y := v.bigInt(), w.bigInt()
	if x == nil || y == nil {
		return NotImplemented, nil
	}
	return Bool(compareInts(int64(x.Cmp(y)), 0, op)), nil
}

func intHash(_ *Thread, v Value) (int64, error) {
	if i, ok := v.word(); ok {
		return hashInt(i), nil
	}
	return hashBig(v.bigInt()), nil
}

func intNeg(_ *Thread, v Value) (Value, error) {
	if i, ok := v.word(); ok && i != math.MinInt64 {
		return Int(-i), nil
	}
	return Big(new(big.Int).Neg(v.bigInt())), nil
}

func intInvert(_ *Thread, v Value) (Value, error) {
	if i, ok := v.word(); ok {
		return Int(^i), nil
	}
	return Big(new(big.Int).Not(v.bigInt())), nil
}

func intPlain(_ *Thread, v Value) (Value, error) { return plainInt(v), nil }

func intFloat(t *Thread, v Value) (Value, error) {
	f, err := t.intToFloat(v)
	return Float(f), err
}

// intToFloat converts an int, rounding as floats do.
func (t *Thread) intToFloat(v Value) (float64, error) {
	if i, ok := v.word(); ok {
		return float64(i), nil
	}
	return t.bigFloat(v.bigInt())
}

func (t *Thread) bigFloat(x *big.Int) (float64, error) {
	f, _ := new(big.Float).SetInt(x).Float64()
	if math.IsInf(f, 0) {
		return 0, t.Raise(OverflowError, "int too large to convert to float")
	}
	return f, nil
}

func intTruth(_ *Thread, v Value) (bool, error) {
	if i, ok := v.word(); ok {
		return i != 0, nil
	}
	return true, nil
}

func defineInt() {
	slots := Slots{
		New:     atMost(2, "int", Constructor("int", "x=..., /, base=...", intNew)),
		Repr:    func(t *Thread, v Value) (string, error) { return intRepr(t, v) },
		Hash:    intHash,
		Bool:    intTruth,
		Compare: intCompare,
		Index:   intPlain,
		Int:     intPlain,
		Float:   intFloat,
	}
	slots.Binary[syntax.Add], slots.Binary[syntax.Sub], slots.Binary[syntax.Mult] = intAdd, intSub, intMult
	slots.Binary[syntax.Div], slots.Binary[syntax.FloorDiv], slots.Binary[syntax.Mod] = intDiv, intFloorDiv, intMod
	slots.Binary[syntax.Pow], slots.Binary[syntax.LShift], slots.Binary[syntax.RShift] = intPow, intLShift, intRShift
	slots.Binary[syntax.BitAnd] = bitwise(func(a, b int64) int64 { return a & b }, (*big.Int).And)
	slots.Binary[syntax.BitOr] = bitwise(func(a, b int64) int64 { return a | b }, (*big.Int).Or)
	slots.Binary[syntax.BitXor] = bitwise(func(a, b int64) int64 { return a ^ b }, (*big.Int).Xor)
	slots.Unary[syntax.USub], slots.Unary[syntax.UAdd], slots.Unary[syntax.Invert] = intNeg, intPlain, intInvert
	IntType.complete(TypeSpec{
		Layout:  LayoutInt,
		Doc:     "An integer of any size.\n\nint(x) truncates a number towards zero; int(text, base) parses.",
		Methods: intMethods(),
		Getters: []Getter{
			{Name: "real", Get: intPlain},
			{Name: "imag", Get: func(*Thread, Value) (Value, error) { return Int(0), nil }},
			{Name: "numerator", Get: intPlain},
			{Name: "denominator", Get: func(*Thread, Value) (Value, error) { return Int(1), nil }},
		},
		Slots: slots,
	})
}

// boolInvert does to a bool what it does to an int, and warns.
func boolInvert(t *Thread, v Value) (Value, error) {
	err := t.Warn(DeprecationWarning, "Bitwise inversion '~' on bool is deprecated and will be removed in Python 3.16. "+
		"This returns the bitwise inversion of the underlying int object and is usually not what you expect from negating a bool. "+
		"Use the 'not' operator for boolean negation or ~int(x) if you really want the bitwise inversion of the underlying int.", "")
	if err != nil {
		return Value{}, err
	}
	return intInvert(t, v)
}

func defineBool() {
	var unary [syntax.USub + 1]func(t *Thread, v Value) (Value, error)
	unary[syntax.Invert] = boolInvert
	BoolType.complete(TypeSpec{
		Base:   IntType,
		Layout: LayoutBool,
		Flags:  FlagFinal,
		Doc:    "True or False: whether the argument counts as true.",
		Slots: Slots{
			New: Constructor("bool", "object=False, /", func(t *Thread, _ *Type, args []Value) (Value, error) {
				b, err := t.Truth(args[0])
				return Bool(b), err
			}),
			Repr: func(_ *Thread, v Value) (string, error) {
				if v == True {
					return "True", nil
				}
				return "False", nil
			},
			Unary: unary,
		},
	})
}
