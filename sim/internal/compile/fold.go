package compile

import (
	"math"
	"math/big"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// Folding computes at compile time what CPython computes there, within the
// same limits, so that a short program cannot ask for a huge constant.
const (
	maxFoldedBits  = 128
	maxFoldedBytes = 4096
)

// fold gives the value of a constant expression.
func fold(e syntax.Expr) (Const, bool) {
	switch e := e.(type) {
	case *syntax.Constant:
		return literal(e), true
	case *syntax.UnaryExpr:
		if k, ok := fold(e.Operand); ok {
			return foldUnary(e.Op, k)
		}
	case *syntax.BinOp:
		if !constantLeaf(e.Left) {
			return nil, false
		}
		if r, ok := fold(e.Right); ok {
			if l, ok := fold(e.Left); ok {
				return foldBinary(e.Op, l, r)
			}
		}
	case *syntax.TupleExpr:
		return foldTuple(e.Elts)
	case *syntax.FString:
		return foldString(e.Parts)
	}
	return nil, false
}

// constantLeaf says whether the leftmost operand of e may be a constant. It
// spares long sums of variables a quadratic search.
func constantLeaf(e syntax.Expr) bool {
	for {
		switch x := e.(type) {
		case *syntax.BinOp:
			e = x.Left
		case *syntax.UnaryExpr:
			e = x.Operand
		case *syntax.Constant:
			return true
		default:
			return false
		}
	}
}

func foldTuple(elts []syntax.Expr) (Const, bool) {
	t := Tuple{}
	for i, x := range elts {
		k, ok := fold(x)
		if !ok {
			return nil, false
		}
		if i == 0 {
			t = make(Tuple, 0, len(elts))
		}
		t = append(t, k)
	}
	return t, true
}

// foldContainer gives a literal list or set of constants as a constant tuple or
// frozen set.
func foldContainer(e syntax.Expr) (Const, bool) {
	switch e := e.(type) {
	case *syntax.ListExpr:
		return foldTuple(e.Elts)
	case *syntax.SetExpr:
		if t, ok := foldTuple(e.Elts); ok {
			return FrozenSet(t.(Tuple)), true
		}
	}
	return nil, false
}

// foldString gives the value of an f-string without replacement fields.
func foldString(parts []syntax.Expr) (Const, bool) {
	s := ""
	for _, p := range parts {
		k, ok := p.(*syntax.Constant)
		if !ok {
			return nil, false
		}
		s += k.Str
	}
	return s, true
}

func foldUnary(op syntax.UnaryOp, k Const) (Const, bool) {
	if op == syntax.Not {
		return !truth(k), true
	}
	switch k := k.(type) {
	case bool:
		if op == syntax.Invert { // warns when it is executed
			return nil, false
		}
		return foldUnary(op, boolInt(k))
	case int64, *big.Int:
		return foldUnaryInt(op, bigOf(k)), true
	case float64:
		switch op {
		case syntax.USub:
			return -k, true
		case syntax.UAdd:
			return k, true
		}
	case complex128:
		switch op {
		case syntax.USub:
			return complex(-real(k), -imag(k)), true
		case syntax.UAdd:
			return k, true
		}
	}
	return nil, false
}

func foldUnaryInt(op syntax.UnaryOp, n *big.Int) Const {
	switch op {
	case syntax.USub:
		return shrink(new(big.Int).Neg(n))
	case syntax.Invert:
		return shrink(new(big.Int).Not(n))
	}
	return shrink(n)
}

// truth is the truth of a constant.
func truth(k Const) bool {
	switch k := k.(type) {
	case None:
		return false
	case bool:
		return k
	case int64:
		return k != 0
	case float64:
		return k != 0
	case complex128:
		return k != 0
	case string:
		return k != ""
	case Bytes:
		return k != ""
	case Tuple:
		return len(k) > 0
	}
	return true
}

func boolInt(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// bigOf gives an int64 or *big.Int constant as a big number.
func bigOf(k Const) *big.Int {
	if n, ok := k.(int64); ok {
		return big.NewInt(n)
	}
	return k.(*big.Int)
}

func foldBinary(op syntax.BinaryOp, l, r Const) (Const, bool) {
	if lb, ok := l.(bool); ok && op >= syntax.BitAnd {
		if rb, ok := r.(bool); ok {
			return foldBools(op, lb, rb), true
		}
	}
	if b, ok := l.(bool); ok {
		l = boolInt(b)
	}
	if b, ok := r.(bool); ok {
		r = boolInt(b)
	}
	switch {
	case isInt(l) && isInt(r):
		return foldInts(op, bigOf(l), bigOf(r))
	case isReal(l) && isReal(r):
		return foldFloats(op, l, r)
	case isNumber(l) && isNumber(r):
		return foldComplex(op, l, r)
	}
	return foldTexts(op, l, r)
}

// foldBools folds &, ^ and |, which give a bool for two bools.
func foldBools(op syntax.BinaryOp, l, r bool) bool {
	switch op {
	case syntax.BitAnd:
		return l && r
	case syntax.BitOr:
		return l || r
	}
	return l != r
}

func isInt(k Const) bool {
	switch k.(type) {
	case int64, *big.Int:
		return true
	}
	return false
}

func isReal(k Const) bool {
	_, ok := k.(float64)
	return ok || isInt(k)
}

func isNumber(k Const) bool {
	_, ok := k.(complex128)
	return ok || isReal(k)
}

func foldInts(op syntax.BinaryOp, l, r *big.Int) (Const, bool) {
	n := new(big.Int)
	switch op {
	case syntax.Add:
		n.Add(l, r)
	case syntax.Sub:
		n.Sub(l, r)
	case syntax.Mult:
		if l.BitLen()+r.BitLen() > maxFoldedBits {
			return nil, false
		}
		n.Mul(l, r)
	case syntax.BitAnd:
		n.And(l, r)
	case syntax.BitOr:
		n.Or(l, r)
	case syntax.BitXor:
		n.Xor(l, r)
	default:
		return foldIntsPartial(op, l, r)
	}
	return shrink(n), true
}

// foldIntsPartial folds the operators that not all operands allow.
func foldIntsPartial(op syntax.BinaryOp, l, r *big.Int) (Const, bool) {
	n := new(big.Int)
	switch op {
	case syntax.Div:
		return foldFloats(op, shrink(l), shrink(r))
	case syntax.FloorDiv, syntax.Mod:
		if r.Sign() == 0 {
			return nil, false
		}
		q, m := floorDivide(l, r)
		if op == syntax.Mod {
			q = m
		}
		return shrink(q), true
	case syntax.Pow:
		if r.Sign() < 0 || !r.IsInt64() || r.Sign() > 0 && int64(l.BitLen()) > maxFoldedBits/r.Int64() {
			return nil, false
		}
		n.Exp(l, r, nil)
	case syntax.LShift:
		if r.Sign() < 0 || !r.IsInt64() || r.Int64() > maxFoldedBits || l.BitLen()+int(r.Int64()) > maxFoldedBits {
			return nil, false
		}
		n.Lsh(l, uint(r.Int64()))
	case syntax.RShift:
		if r.Sign() < 0 || !r.IsInt64() || r.Int64() > math.MaxInt32 {
			return nil, false
		}
		n.Rsh(l, uint(r.Int64()))
	default:
		return nil, false
	}
	return shrink(n), true
}

// floorDivide divides as Python does: the remainder has the divisor's sign.
func floorDivide(l, r *big.Int) (q, m *big.Int) {
	q, m = new(big.Int).QuoRem(l, r, new(big.Int))
	if m.Sign() != 0 && m.Sign() != r.Sign() {
		q.Sub(q, big.NewInt(1))
		m.Add(m, r)
	}
	return q, m
}

// floatOf gives a real constant as a float, if an int can be one exactly.
func floatOf(k Const) (float64, bool) {
	switch k := k.(type) {
	case float64:
		return k, true
	case int64:
		f := float64(k)
		return f, k > -1<<53 && k < 1<<53
	}
	return 0, false
}

func foldFloats(op syntax.BinaryOp, l, r Const) (Const, bool) {
	x, ok := floatOf(l)
	y, ok2 := floatOf(r)
	if !ok || !ok2 {
		return nil, false
	}
	switch op {
	case syntax.Add:
		return x + y, true
	case syntax.Sub:
		return x - y, true
	case syntax.Mult:
		return x * y, true
	case syntax.Div:
		if y == 0 {
			return nil, false
		}
		return x / y, true
	}
	return nil, false
}

// foldComplex folds the sums that complex literals are written as.
func foldComplex(op syntax.BinaryOp, l, r Const) (Const, bool) {
	x, xc := l.(complex128)
	y, yc := r.(complex128)
	if !xc {
		f, ok := floatOf(l)
		if !ok {
			return nil, false
		}
		x = complex(f, 0)
	}
	if !yc {
		f, ok := floatOf(r)
		if !ok {
			return nil, false
		}
		y = complex(f, 0)
	}
	switch op {
	case syntax.Add:
		if !xc { // a real number has no imaginary part, not even -0.0
			return complex(real(x)+real(y), imag(y)), true
		}
		if !yc {
			return complex(real(x)+real(y), imag(x)), true
		}
		return x + y, true
	case syntax.Sub:
		if !yc {
			return complex(real(x)-real(y), imag(x)), true
		}
		if !xc {
			return complex(real(x)-real(y), -imag(y)), true
		}
		return x - y, true
	}
	return nil, false
}

// foldTexts folds sums of strings.
func foldTexts(op syntax.BinaryOp, l, r Const) (Const, bool) {
	if op != syntax.Add {
		return nil, false
	}
	switch l := l.(type) {
	case string:
		if r, ok := r.(string); ok && len(l)+len(r) <= maxFoldedBytes {
			return l + r, true
		}
	case Bytes:
		if r, ok := r.(Bytes); ok && len(l)+len(r) <= maxFoldedBytes {
			return l + r, true
		}
	}
	return nil, false
}
