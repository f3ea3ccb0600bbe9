package compile

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
)

// constKind tells constants that are equal in Go, or in Python, apart.
type constKind uint8

const (
	keyNone constKind = iota
	keyEllipsis
	keyBool
	keyInt
	keyBig
	keyFloat
	keyComplex
	keyStr
	keyBytes
	keyTuple
	keyFrozenSet
	keyCode
)

// constKey finds an equal constant again.
type constKey struct {
	kind constKind
	n, m uint64
	s    string
}

func keyOf(k Const) constKey {
	switch k := k.(type) {
	case None:
		return constKey{kind: keyNone}
	case Ellipsis:
		return constKey{kind: keyEllipsis}
	case bool:
		if k {
			return constKey{kind: keyBool, n: 1}
		}
		return constKey{kind: keyBool}
	case int64:
		return constKey{kind: keyInt, n: uint64(k)}
	case *big.Int:
		return constKey{kind: keyBig, s: string(k.Append(nil, 62))}
	case float64:
		return constKey{kind: keyFloat, n: math.Float64bits(k)}
	case complex128:
		return constKey{kind: keyComplex, n: math.Float64bits(real(k)), m: math.Float64bits(imag(k))}
	case string:
		return constKey{kind: keyStr, s: k}
	case Bytes:
		return constKey{kind: keyBytes, s: string(k)}
	case Tuple:
		return constKey{kind: keyTuple, s: listKey(k)}
	case FrozenSet:
		return constKey{kind: keyFrozenSet, s: listKey(k)}
	}
	panic("compile: constant of an unknown type")
}

// listKey makes one string of the keys of list.
func listKey(list []Const) string {
	var b []byte
	for _, k := range list {
		key := keyOf(k)
		b = append(b, byte(key.kind))
		b = strconv.AppendUint(b, key.n, 36)
		b = append(b, ',')
		b = strconv.AppendUint(b, key.m, 36)
		b = append(b, ',')
		b = strconv.AppendInt(b, int64(len(key.s)), 36)
		b = append(b, ':')
		b = append(b, key.s...)
	}
	return string(b)
}

// constant gives the index of k among the code's constants.
func (g *generator) constant(k Const) int32 {
	if g.dead {
		return 0
	}
	i, found := g.known.add(keyOf(k))
	if !found {
		g.consts = append(g.consts, k)
	}
	return int32(i)
}

// addCode adds a nested code to the constants.
func (g *generator) addCode(c *Code) int32 {
	g.known.add(constKey{kind: keyCode, n: uint64(len(g.consts))})
	g.consts = append(g.consts, c)
	return int32(len(g.consts) - 1)
}

// shortConst is constant for instructions that name it in 16 bits.
func (g *generator) shortConst(k Const) (reg, bool) {
	i := g.constant(k)
	return reg(i), i <= maxOperand
}

// needConst is shortConst for where there is no other way.
func (g *generator) needConst(k Const) reg {
	r, ok := g.shortConst(k)
	if !ok {
		g.fail(g.code.Span, "too many constants in %s", g.code.Name)
	}
	return r
}

// load emits R[dst] = k.
func (g *generator) load(span syntax.Span, dst reg, k Const) {
	g.emit(span, Instr{Op: LoadConst, A: dst, D: g.constant(k)})
}

// literal gives the value of a literal.
func literal(e *syntax.Constant) Const {
	switch e.Kind {
	case syntax.ConstNone:
		return None{}
	case syntax.ConstTrue:
		return true
	case syntax.ConstFalse:
		return false
	case syntax.ConstEllipsis:
		return Ellipsis{}
	case syntax.ConstInt:
		return shrink(e.Int)
	case syntax.ConstFloat:
		return e.Float
	case syntax.ConstImaginary:
		return complex(0, e.Float)
	case syntax.ConstBytes:
		return Bytes(e.Str)
	}
	return e.Str
}

// repr writes a constant that can be a key of a mapping pattern as Python does.
func repr(k Const) string {
	switch k := k.(type) {
	case string:
		return quote(k)
	case Bytes:
		return "b" + quote(string(k))
	}
	return constText(k)
}

// quote puts a string in the quotes that Python's repr would choose.
func quote(s string) string {
	q := strconv.Quote(s)
	q = strings.ReplaceAll(q[1:len(q)-1], `\"`, `"`)
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		return `"` + q + `"`
	}
	return "'" + strings.ReplaceAll(q, "'", `\'`) + "'"
}

// shrink gives an integer constant the smaller type where it fits.
func shrink(n *big.Int) Const {
	if n.IsInt64() {
		return n.Int64()
	}
	return n
}
