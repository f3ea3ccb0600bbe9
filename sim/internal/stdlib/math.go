package stdlib

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/elementary"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// mathModule makes the module math.
var mathModule = stateless("math", "This module provides access to the mathematical functions\ndefined by the C standard.", func() []vm.ModuleEntry {
	entries := []vm.ModuleEntry{
		vm.Def("pi", vm.Float(math.Pi)),
		vm.Def("e", vm.Float(math.E)),
		vm.Def("tau", vm.Float(2*math.Pi)),
		vm.Def("inf", vm.Float(math.Inf(1))),
		vm.Def("nan", vm.Float(math.NaN())),
	}
	for i := range mathFunctions {
		entries = append(entries, mathFunctions[i].native())
	}
	for _, group := range [][]*vm.Native{mathTwoArgs(), mathTests(), mathLogs, mathRounding, mathParts, mathSums, mathInts} {
		for _, fn := range group {
			entries = append(entries, fn)
		}
	}
	return entries
})

// A mathFunction is one of a float that gives a float.
type mathFunction struct {
	name   string
	f      func(float64) float64
	domain func(x float64) bool // nil: all numbers
	wrong  string               // what was expected instead
}

var mathFunctions = []mathFunction{
	{"sqrt", math.Sqrt, func(x float64) bool { return x >= 0 }, "expected a nonnegative input"},
	{"cbrt", math.Cbrt, nil, ""},
	{"exp", elementary.Exp, nil, ""},
	{"exp2", elementary.Exp2, nil, ""},
	{"expm1", math.Expm1, nil, ""},
	{"log1p", math.Log1p, func(x float64) bool { return x > -1 }, "expected argument value > -1"},
	{"sin", elementary.Sin, isFinite, "expected a finite input"},
	{"cos", elementary.Cos, isFinite, "expected a finite input"},
	{"tan", elementary.Tan, isFinite, "expected a finite input"},
	{"asin", elementary.Asin, isSine, "expected a number in range from -1 up to 1"},
	{"acos", elementary.Acos, isSine, "expected a number in range from -1 up to 1"},
	{"atan", elementary.Atan, nil, ""},
	{"sinh", elementary.Sinh, nil, ""},
	{"cosh", elementary.Cosh, nil, ""},
	{"tanh", elementary.Tanh, nil, ""},
	{"asinh", math.Asinh, nil, ""},
	{"acosh", elementary.Acosh, func(x float64) bool { return x >= 1 }, "expected argument value not less than 1"},
	{"atanh", math.Atanh, func(x float64) bool { return -1 < x && x < 1 }, "expected a number between -1 and 1"},
	{"erf", math.Erf, nil, ""},
	{"erfc", math.Erfc, nil, ""},
	{"gamma", math.Gamma, hasGamma, "expected a noninteger or positive integer"},
	{"lgamma", func(x float64) float64 { y, _ := math.Lgamma(x); return y }, func(x float64) bool { return hasGamma(x) || math.IsInf(x, -1) }, "expected a noninteger or positive integer"},
	{"fabs", math.Abs, nil, ""},
	{"degrees", func(x float64) float64 { return x * (180 / math.Pi) }, nil, ""},
	{"radians", func(x float64) float64 { return x * (math.Pi / 180) }, nil, ""},
	{"ulp", ulp, nil, ""},
}

func isFinite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

func isSine(x float64) bool { return -1 <= x && x <= 1 }

func hasGamma(x float64) bool { return x > 0 || x != math.Floor(x) }

// ulp gives the distance to the next float away from zero.
func ulp(x float64) float64 {
	x = math.Abs(x)
	if !isFinite(x) {
		return x
	}
	next := math.Nextafter(x, math.Inf(1))
	if math.IsInf(next, 1) {
		return x - math.Nextafter(x, 0)
	}
	return next - x
}

func (m *mathFunction) native() *vm.Native {
	return vm.Fn(m.name, "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x, err := t.ToFloat(args[0])
		if err != nil {
			return vm.Value{}, err
		}
		if math.IsNaN(x) {
			return vm.Float(x), nil
		}
		if m.domain != nil && !m.domain(x) {
			return vm.Value{}, outOfDomain(t, m.wrong, x)
		}
		y := m.f(x)
		if math.IsInf(y, 0) && !math.IsInf(x, 0) {
			return vm.Value{}, t.Raise(vm.OverflowError, "math range error")
		}
		return vm.Float(y), nil
	})
}

func outOfDomain(t *vm.Thread, wrong string, x float64) error {
	return t.Raise(vm.ValueError, "%s, got %s", wrong, vm.FormatFloat(x))
}

// mathTwoArgs are the functions of two floats.
func mathTwoArgs() []*vm.Native {
	domain := func(t *vm.Thread) error { return t.Raise(vm.ValueError, "math domain error") }
	two := func(name, params string, f func(t *vm.Thread, x, y float64) (float64, error)) *vm.Native {
		return vm.Fn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			x, y, err := twoFloats(t, args[0], args[1])
			if err != nil {
				return vm.Value{}, err
			}
			z, err := f(t, x, y)
			return vm.Float(z), err
		})
	}
	// divide is for functions that have no value where math's is not a number.
	divide := func(f func(x, y float64) float64) func(t *vm.Thread, x, y float64) (float64, error) {
		return func(t *vm.Thread, x, y float64) (float64, error) {
			z := f(x, y)
			if math.IsNaN(z) && !math.IsNaN(x) && !math.IsNaN(y) {
				return 0, domain(t)
			}
			return z, nil
		}
	}
	return []*vm.Native{
		two("pow", "x, y, /", func(t *vm.Thread, x, y float64) (float64, error) {
			z := elementary.Pow(x, y)
			switch {
			case x == 0 && y < 0 && !math.IsInf(y, 0), math.IsNaN(z) && !math.IsNaN(x) && !math.IsNaN(y):
				return 0, domain(t)
			case math.IsInf(z, 0) && isFinite(x) && isFinite(y):
				return 0, t.Raise(vm.OverflowError, "math range error")
			}
			return z, nil
		}),
		two("fmod", "x, y, /", divide(math.Mod)),
		two("remainder", "x, y, /", divide(math.Remainder)),
		two("atan2", "y, x, /", func(_ *vm.Thread, y, x float64) (float64, error) { return elementary.Atan2(y, x), nil }),
		two("copysign", "x, y, /", func(_ *vm.Thread, x, y float64) (float64, error) { return math.Copysign(x, y), nil }),
		vm.Fn("nextafter", "x, y, /, *, steps=None", nextAfter),
		vm.Fn("fma", "x, y, z, /", fusedMultiplyAdd),
		vm.Fn("ldexp", "x, i, /", ldexp),
	}
}

func nextAfter(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	x, y, err := twoFloats(t, args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	steps := int64(1)
	if given(args[2]) {
		if steps, err = intArg(t, args[2]); err != nil {
			return vm.Value{}, err
		}
		if steps < 0 {
			return vm.Value{}, t.Raise(vm.ValueError, "steps must be a non-negative integer")
		}
	}
	if math.IsNaN(x) || math.IsNaN(y) {
		return vm.Float(math.NaN()), nil
	}
	return vm.Float(stepsFrom(x, y, uint64(steps))), nil
}

// stepsFrom goes n floats from x towards y. Floats are ordered as the ints of
// their bits are, so that is an addition.
func stepsFrom(x, y float64, n uint64) float64 {
	order := func(f float64) int64 {
		if i := int64(math.Float64bits(f)); i >= 0 {
			return i
		}
		return math.MinInt64 - int64(math.Float64bits(f))
	}
	from, to := order(x), order(y)
	if from == to || n == 0 {
		if n == 0 {
			return x
		}
		return y
	}
	up := to > from
	distance := uint64(to - from)
	if !up {
		distance = uint64(from - to)
	}
	if n >= distance {
		return y
	}
	at := from + int64(n)
	if !up {
		at = from - int64(n)
	}
	if at < 0 {
		return math.Float64frombits(uint64(math.MinInt64 - at))
	}
	return math.Float64frombits(uint64(at))
}

func fusedMultiplyAdd(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	x, y, err := twoFloats(t, args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	z, err := t.ToFloat(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	r := math.FMA(x, y, z)
	switch {
	case math.IsNaN(r) && !math.IsNaN(x) && !math.IsNaN(y) && !math.IsNaN(z):
		return vm.Value{}, t.Raise(vm.ValueError, "invalid operation in fma")
	case math.IsInf(r, 0) && isFinite(x) && isFinite(y) && isFinite(z):
		return vm.Value{}, t.Raise(vm.OverflowError, "overflow in fma")
	}
	return vm.Float(r), nil
}

func ldexp(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	x, err := t.ToFloat(args[0])
	if err != nil {
		return vm.Value{}, err
	}
	exp := args[1].AsBig()
	if exp == nil {
		return vm.Value{}, t.Raise(vm.TypeError, "Expected an int as second argument to ldexp.")
	}
	i := int64(exp.Sign()) * 1 << 20
	if exp.IsInt64() {
		i = max(-1<<20, min(exp.Int64(), 1<<20))
	}
	y := math.Ldexp(x, int(i))
	if math.IsInf(y, 0) && isFinite(x) {
		return vm.Value{}, t.Raise(vm.OverflowError, "math range error")
	}
	return vm.Float(y), nil
}

// mathTests are the functions that say yes or no.
func mathTests() []*vm.Native {
	test := func(name string, f func(float64) bool) *vm.Native {
		return vm.Fn(name, "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			x, err := t.ToFloat(args[0])
			return vm.Bool(f(x)), err
		})
	}
	return []*vm.Native{
		test("isfinite", isFinite),
		test("isinf", func(x float64) bool { return math.IsInf(x, 0) }),
		test("isnan", math.IsNaN),
		vm.Fn("isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", isClose),
	}
}

func isClose(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	a, b, err := twoFloats(t, args[0], args[1])
	if err != nil {
		return vm.Value{}, err
	}
	relative, absolute, err := twoFloats(t, args[2], args[3])
	if err != nil {
		return vm.Value{}, err
	}
	if relative < 0 || absolute < 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "tolerances must be non-negative")
	}
	if a == b {
		return vm.True, nil
	}
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return vm.False, nil
	}
	diff := math.Abs(b - a)
	return vm.Bool(diff <= math.Abs(relative*b) || diff <= math.Abs(relative*a) || diff <= absolute), nil
}

var mathLogs = []*vm.Native{
	vm.Fn("log", "x, base=..., /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x, err := logarithm(t, args[0], elementary.Log)
		if args[1].IsNil() || err != nil {
			return vm.Float(x), err
		}
		base, err := logarithm(t, args[1], elementary.Log)
		if err != nil {
			return vm.Value{}, err
		}
		if base == 0 {
			return vm.Value{}, t.Raise(vm.ZeroDivisionError, "division by zero")
		}
		return vm.Float(x / base), nil
	}),
	logFunction("log2", elementary.Log2),
	logFunction("log10", elementary.Log10),
}

func logFunction(name string, f func(float64) float64) *vm.Native {
	return vm.Fn(name, "x, /", func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
		x, err := logarithm(t, args[0], f)
		return vm.Float(x), err
	})
}

// logarithm takes ints beyond the range of floats too.
func logarithm(t *vm.Thread, v vm.Value, f func(float64) float64) (float64, error) {
	if n := v.AsBig(); n != nil {
		if n.Sign() <= 0 {
			return 0, t.Raise(vm.ValueError, "expected a positive input")
		}
		if n.BitLen() > 1023 {
			mantissa, exp := bigFrexp(n)
			return f(mantissa) + f(2)*float64(exp), nil
		}
	}
	x, err := t.ToFloat(v)
	if err != nil {
		return 0, err
	}
	if x <= 0 {
		return 0, outOfDomain(t, "expected a positive input", x)
	}
	return f(x), nil
}
