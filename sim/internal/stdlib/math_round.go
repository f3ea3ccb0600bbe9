package stdlib

import (
	"math"
	"math/big"

	"github.com/asyncio-playground/playground/sim/internal/syntax"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// mathRounding are the functions that give the int near a number.
var mathRounding = []*vm.Native{
	roundingFunction("ceil", math.Ceil),
	roundingFunction("floor", math.Floor),
	vm.Fn("trunc", "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		if args[0].IsFloat() {
			x, _ := args[0].AsFloat()
			return t.FloatToInt(x)
		}
		method, err := t.LookupSpecial(args[0], vm.Intern("__trunc__"))
		if err != nil {
			return vm.Value{}, err
		}
		if method.IsNil() {
			return vm.Value{}, t.Raise(vm.TypeError, "type %s doesn't define __trunc__ method", args[0].Type().Name)
		}
		return t.Call(method)
	}),
}

// roundingFunction makes ceil or floor, which objects may define for themselves.
func roundingFunction(name string, round func(float64) float64) *vm.Native {
	special := vm.Intern("__" + name + "__")
	return vm.Fn(name, "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		if args[0].IsSmallInt() {
			return args[0], nil
		}
		if !args[0].IsFloat() {
			method, err := t.LookupSpecial(args[0], special)
			if err != nil {
				return vm.Value{}, err
			}
			if !method.IsNil() {
				return t.Call(method)
			}
		}
		x, err := t.ToFloat(args[0])
		if err != nil {
			return vm.Value{}, err
		}
		return t.FloatToInt(round(x))
	})
}

// mathParts are the functions that take numbers apart or measure vectors.
var mathParts = []*vm.Native{
	vm.Fn("frexp", "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x, err := t.ToFloat(args[0])
		fraction, exp := math.Frexp(x)
		return vm.NewTuple(vm.Float(fraction), vm.Int(int64(exp))), err
	}),
	vm.Fn("modf", "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x, err := t.ToFloat(args[0])
		if math.IsInf(x, 0) {
			return vm.NewTuple(vm.Float(math.Copysign(0, x)), vm.Float(x)), err
		}
		whole := math.Trunc(x)
		return vm.NewTuple(vm.Float(math.Copysign(x-whole, x)), vm.Float(whole)), err
	}),
	vm.Fn("hypot", "*coordinates", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		xs, err := floatsOf(t, items(args[0]))
		return vm.Float(norm(xs)), err
	}),
	vm.Fn("dist", "p, q, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		p, err := floatsIn(t, args[0])
		if err != nil {
			return vm.Value{}, err
		}
		q, err := floatsIn(t, args[1])
		if err != nil {
			return vm.Value{}, err
		}
		if len(p) != len(q) {
			return vm.Value{}, t.Raise(vm.ValueError, "both points must have the same number of dimensions")
		}
		for i := range p {
			p[i] = math.Abs(p[i] - q[i])
		}
		return vm.Float(norm(p)), nil
	}),
}

func floatsIn(t *vm.Thread, v vm.Value) ([]float64, error) {
	values, err := t.ToList(v)
	if err != nil {
		return nil, err
	}
	return floatsOf(t, values)
}

func floatsOf(t *vm.Thread, values []vm.Value) ([]float64, error) {
	xs := make([]float64, len(values))
	for i, v := range values {
		var err error
		if xs[i], err = t.ToFloat(v); err != nil {
			return nil, err
		}
	}
	return xs, nil
}

// norm gives the Euclidean length of a vector, correctly rounded but for the
// rarest of cases: it sums the squares exactly and takes the root of that.
func norm(xs []float64) float64 {
	sum := new(big.Float).SetPrec(2200)
	square := new(big.Float).SetPrec(120)
	nan := false
	for _, x := range xs {
		switch {
		case math.IsInf(x, 0):
			return math.Inf(1)
		case math.IsNaN(x):
			nan = true
		default:
			big := new(big.Float).SetFloat64(x)
			sum.Add(sum, square.Mul(big, big))
		}
	}
	if nan {
		return math.NaN()
	}
	root, _ := sum.SetPrec(200).Sqrt(sum).Float64()
	return root
}

// mathSums are the functions that reduce a sequence.
var mathSums = []*vm.Native{
	vm.Fn("fsum", "seq, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		xs, err := floatsIn(t, args[0])
		if err != nil {
			return vm.Value{}, err
		}
		return exactSum(t, xs)
	}),
	vm.Fn("prod", "iterable, /, *, start=1", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		product := args[1]
		err := t.Iterate(args[0], func(x vm.Value) error {
			var err error
			product, err = t.BinaryOp(syntax.Mult, product, x)
			return err
		})
		return product, err
	}),
	vm.Fn("sumprod", "p, q, /", sumOfProducts),
}

// exactSum adds floats without rounding until the end.
func exactSum(t *vm.Thread, xs []float64) (vm.Value, error) {
	sum := new(big.Float).SetPrec(2200)
	special := 0.0
	for _, x := range xs {
		if !isFinite(x) {
			if math.IsInf(x, 0) && math.IsInf(special, 0) && x != special {
				return vm.Value{}, t.Raise(vm.ValueError, "-inf + inf in fsum")
			}
			special += x
			continue
		}
		sum.Add(sum, new(big.Float).SetFloat64(x))
	}
	if special != 0 {
		return vm.Float(special), nil
	}
	f, _ := sum.Float64()
	if math.IsInf(f, 0) {
		return vm.Value{}, t.Raise(vm.OverflowError, "intermediate overflow in fsum")
	}
	return vm.Float(f), nil
}

func sumOfProducts(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	p, err := t.ToList(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	q, err := t.ToList(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if len(p) != len(q) {
		return vm.Value{}, t.Raise(vm.ValueError, "Inputs are not the same length")
	}
	if sum, ok := floatProducts(p, q); ok {
		return vm.Float(sum), nil
	}
	total := vm.Int(0)
	for i := range p {
		product, err := t.BinaryOp(syntax.Mult, p[i], q[i])
		if err != nil {
			return vm.Value{}, err
		}
		if total, err = t.BinaryOp(syntax.Add, total, product); err != nil {
			return vm.Value{}, err
		}
	}
	return total, nil
}

// floatProducts is the exact sum of products of floats (and small ints),
// rounded once; ok is false for other numbers.
func floatProducts(p, q []vm.Value) (sum float64, ok bool) {
	total := new(big.Float).SetPrec(4400)
	anyFloat := false
	for i := range p {
		x, xFloat, ok := simpleFloat(p[i])
		if !ok {
			return 0, false
		}
		y, yFloat, ok := simpleFloat(q[i])
		if !ok {
			return 0, false
		}
		anyFloat = anyFloat || xFloat || yFloat
		product := new(big.Float).SetPrec(120)
		total.Add(total, product.Mul(new(big.Float).SetFloat64(x), new(big.Float).SetFloat64(y)))
	}
	sum, _ = total.Float64()
	return sum, anyFloat
}

// simpleFloat gives a finite float, or an int that is one exactly.
func simpleFloat(v vm.Value) (x float64, isFloat, ok bool) {
	if v.IsFloat() {
		x, _ = v.AsFloat()
		return x, true, isFinite(x)
	}
	i, ok := v.AsInt()
	return float64(i), false, ok && -1<<53 < i && i < 1<<53
}

// bigFrexp gives n as a fraction from 0.5 up to 1 times a power of two.
func bigFrexp(n *big.Int) (fraction float64, exp int) {
	mantissa := new(big.Float)
	exp = new(big.Float).SetInt(n).MantExp(mantissa)
	fraction, _ = mantissa.Float64()
	return fraction, exp
}
