// Package elementary computes the elementary functions (exp, log, pow, sin …)
// correctly rounded but for the rarest of cases, where those of the package
// math are off by one in the last place now and then.
//
// Why: a program's output shows every digit, and CPython's come from a C
// library that is very nearly correctly rounded, on whatever machine. The
// functions here work in double-double arithmetic, in which a number is the sum of two floats, about
// 106 bits; each ends by rounding that once. Products that are added are
// converted to float64 first, lest a compiler fuse the two operations on some
// machines.
//
// Start reading with double.go, the arithmetic; exp.go has exp and log, on
// which most of the others rest; trig.go the circular functions.
package elementary

import "math"

// double is the number hi+lo, where hi is the sum rounded to a float.
type double struct{ hi, lo float64 }

// sum is a+b, exactly.
func sum(a, b float64) double {
	s := a + b
	bb := s - a
	return double{s, (a - (s - bb)) + (b - bb)}
}

// quickSum is a+b, exactly, if |a| ≥ |b|.
func quickSum(a, b float64) double {
	s := a + b
	return double{s, b - (s - a)}
}

// product is a·b, exactly.
func product(a, b float64) double {
	p := float64(a * b)
	return double{p, math.FMA(a, b, -p)}
}

func (x double) neg() double { return double{-x.hi, -x.lo} }

func (x double) add(y double) double {
	s, t := sum(x.hi, y.hi), sum(x.lo, y.lo)
	s = quickSum(s.hi, s.lo+t.hi)
	return quickSum(s.hi, s.lo+t.lo)
}

func (x double) sub(y double) double { return x.add(y.neg()) }

func (x double) addFloat(y float64) double {
	s := sum(x.hi, y)
	return quickSum(s.hi, s.lo+x.lo)
}

func (x double) mul(y double) double {
	p := product(x.hi, y.hi)
	return quickSum(p.hi, p.lo+(float64(x.hi*y.lo)+float64(x.lo*y.hi)))
}

func (x double) mulFloat(y float64) double {
	p := product(x.hi, y)
	return quickSum(p.hi, p.lo+float64(x.lo*y))
}

func (x double) div(y double) double {
	q1 := x.hi / y.hi
	r := x.sub(y.mulFloat(q1))
	q2 := r.hi / y.hi
	r = r.sub(y.mulFloat(q2))
	return quickSum(q1, q2).addFloat(r.hi / y.hi)
}

func (x double) sqrt() double {
	if x.hi <= 0 {
		return double{}
	}
	root := math.Sqrt(x.hi)
	rest := x.sub(product(root, root))
	return quickSum(root, rest.hi/(2*root))
}

// scale is x·2**n.
func (x double) scale(n int) double { return double{math.Ldexp(x.hi, n), math.Ldexp(x.lo, n)} }

// float rounds.
func (x double) float() float64 { return x.hi + x.lo }

// reciprocals are 1/n.
var reciprocals = makeReciprocals()

func makeReciprocals() (r [8]double) {
	for n := 1; n < len(r); n++ {
		r[n] = double{1, 0}.div(double{float64(n), 0})
	}
	return r
}
