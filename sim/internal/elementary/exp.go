package elementary

import "math"

// ln2 is in three parts, so that a multiple of it can be subtracted exactly.
var (
	ln2         = [3]float64{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56, 0x1.7b57a079a1934p-111}
	inverseLn2  = double{0x1.71547652b82fep+0, 0x1.777d0ffda0d24p-56}
	inverseLn10 = 0x1.bcb7b1526e50ep-2
)

// exp is exp(x) = m·2**n.
//
// x is a multiple of ln2/64, whose power is in a table, and a rest below 0.006.
// Of the rest's series only the first terms need all the digits.
func exp(x double) (m double, n int) {
	k := math.RoundToEven(x.hi * (64 * inverseLn2.hi))
	r := x.sub(product(k, ln2[0]/64)).sub(product(k, ln2[1]/64)).addFloat(-float64(k * (ln2[2] / 64)))
	tail := r.hi / 5 * (1 + float64(r.hi/6*(1+float64(r.hi/7*(1+float64(r.hi/8*(1+r.hi/9)))))))
	p := double{1 + tail, 0}
	for n := 4; n >= 1; n-- {
		p = r.mul(reciprocals[n]).mul(p).addFloat(1)
	}
	j := int(k)
	return p.mul(powersOfTwo[j&63]), j >> 6
}

// round is m·2**n as a float.
func round(m double, n int) float64 {
	f := math.Ldexp(m.float(), n)
	if math.Abs(f) >= 0x1p-1021 || f == 0 && n < -1200 {
		return f
	}
	// Below the normal numbers rounding twice would show: the unit in the
	// last place is 2**-1074.
	unit := math.Ldexp(1, -1074-n)
	whole := math.RoundToEven(m.hi / unit)
	rest := m.hi/unit - whole + m.lo/unit
	return math.Ldexp(whole+math.RoundToEven(rest), -1074)
}

// Exp is e**x.
func Exp(x float64) float64 {
	switch {
	case math.IsNaN(x) || math.IsInf(x, 1) || x > 710:
		return math.Exp(x)
	case x < -746:
		return 0
	}
	return round(exp(double{x, 0}))
}

// Exp2 is 2**x.
func Exp2(x float64) float64 { return Pow(2, x) }

// log is the logarithm of x > 0.
//
// Near 1 it is the series of atanh; elsewhere one step of Newton's method from
// the float nearest to it, which doubles the digits.
func log(x double) double {
	if u := x.addFloat(-1); math.Abs(u.hi) < 1.0/32 {
		return log1p(u)
	}
	fraction, e := math.Frexp(x.hi)
	m := double{fraction, math.Ldexp(x.lo, -e)}
	y := math.Log(fraction)
	p, n := exp(double{-y, 0})
	rest := m.mul(p.scale(n)).addFloat(-1)
	part := log1p(rest).addFloat(y)
	k := float64(e)
	whole := product(k, ln2[0]).add(product(k, ln2[1]))
	return whole.add(part)
}

// log1p is log(1+u) for small u: 2·atanh(u/(2+u)).
func log1p(u double) double {
	s := u.div(u.addFloat(2))
	square := s.mul(s)
	q := square.hi
	tail := q * (1.0/5 + float64(q*(1.0/7+float64(q*(1.0/9+float64(q*(1.0/11+float64(q*(1.0/13+q/15)))))))))
	return reciprocals[3].addFloat(tail).mul(square).addFloat(1).mul(s).scale(1)
}

// positive says whether log can handle x.
func positive(x float64) bool { return x > 0 && !math.IsInf(x, 1) }

// Log is the natural logarithm.
func Log(x float64) float64 {
	if !positive(x) {
		return math.Log(x)
	}
	return log(double{x, 0}).float()
}

// Log2 is the logarithm to base 2.
func Log2(x float64) float64 {
	if !positive(x) {
		return math.Log2(x)
	}
	return log(double{x, 0}).mul(inverseLn2).float()
}

// Log10 is the logarithm to base 10. Like the C library's it adds the
// logarithms of a power of two and of the rest, and errs where that errs.
func Log10(x float64) float64 {
	if !positive(x) {
		return math.Log10(x)
	}
	const log2High, log2Low = 0x1.34413509f6p-2, 0x1.9fef311f12b36p-42
	m, k := math.Frexp(x)
	if k > 0 { // 1 ≤ m < 2
		m, k = 2*m, k-1
	}
	return float64(k)*log2High + (float64(float64(k)*log2Low) + float64(inverseLn10*Log(m)))
}

// Pow is x**y.
func Pow(x, y float64) float64 {
	size := math.Abs(x)
	switch {
	case x == 0 || x == 1 || y == 0 || !isFinite(x) || !isFinite(y) || size == 1:
		return math.Pow(x, y)
	case y == 1:
		return x
	case x < 0 && y != math.Floor(y):
		return math.NaN()
	}
	f := power(size, y)
	if x < 0 && math.Mod(y, 2) != 0 {
		f = -f
	}
	return f
}

// power is x**y for x > 0, both finite. Small whole powers are products, so
// that those that are exact come out exact.
func power(x, y float64) float64 {
	if y == 2 {
		return x * x
	}
	if y == math.Floor(y) && math.Abs(y) <= 16 {
		fraction, e := math.Frexp(x)
		p := double{1, 0}
		for range int(math.Abs(y)) {
			p = p.mulFloat(fraction)
		}
		if y < 0 {
			p = double{1, 0}.div(p)
		}
		return round(p, e*int(y))
	}
	z := log(double{x, 0}).mulFloat(y)
	switch {
	case z.hi > 710:
		return math.Inf(1)
	case z.hi < -746:
		return 0
	}
	return round(exp(z))
}

func isFinite(x float64) bool { return !math.IsInf(x, 0) && !math.IsNaN(x) }

// The hyperbolic functions follow the formulas that C libraries have in common,
// so that they err where those err.

// Sinh is the hyperbolic sine.
func Sinh(x float64) float64 {
	a := math.Abs(x)
	if a < 0x1p-28 || a >= 22 || math.IsNaN(x) {
		return math.Sinh(x)
	}
	t := math.Expm1(a)
	if a < 1 {
		return math.Copysign(0.5, x) * (2*t - float64(t*t)/(t+1))
	}
	return math.Copysign(0.5, x) * (t + t/(t+1))
}

// Cosh is the hyperbolic cosine.
func Cosh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < math.Ln2/2:
		t := math.Expm1(a)
		w := 1 + t
		return 1 + float64(t*t)/(w+w)
	case a < 22:
		t := Exp(a)
		return t/2 + 0.5/t
	}
	return math.Cosh(x)
}

// Tanh is the hyperbolic tangent.
func Tanh(x float64) float64 {
	a := math.Abs(x)
	switch {
	case a < 0x1p-28 || a >= 22 || math.IsNaN(x):
		return math.Tanh(x)
	case a >= 1:
		return math.Copysign(1-2/(math.Expm1(2*a)+2), x)
	}
	t := math.Expm1(-2 * a)
	return math.Copysign(-t/(t+2), x)
}

// Acosh is the inverse of Cosh.
func Acosh(x float64) float64 {
	if !(x > 2) || x > 1<<28 {
		return math.Acosh(x)
	}
	return Log(2*x - 1/(x+math.Sqrt(float64(x*x)-1)))
}
