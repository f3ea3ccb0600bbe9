package stdlib

import (
	"math"

	"github.com/asyncio-playground/playground/sim/internal/elementary"
	"github.com/asyncio-playground/playground/sim/internal/vm"
)

// The distributions of module random. Each follows the published algorithm
// that CPython uses, drawing in the same order, so that the numbers are the same.
// Products that are added to something are converted to float64 first: that
// keeps compilers from fusing the two operations, which rounds differently.

var (
	twoPi      = 2 * math.Pi
	normalRate = 4 * elementary.Exp(-0.5) / math.Sqrt(2)
	log4       = elementary.Log(4)
	gammaShift = 1 + elementary.Log(4.5)
)

// distributions are the methods of Random that draw from one.
func distributions() []*vm.Native {
	draw := func(name, params string, f func(r *random, a, b float64) float64) *vm.Native {
		return vm.PyFn(name, params, func(t *vm.Thread, args []vm.Value) (vm.Value, error) {
			var x [2]float64
			for i, arg := range args[1:] {
				var err error
				if x[i], err = t.ToFloat(arg); err != nil {
					return vm.Value{}, err
				}
			}
			return vm.Float(f(asRandom(args[0]), x[0], x[1])), nil
		})
	}
	return []*vm.Native{
		draw("uniform", "a, b", func(r *random, a, b float64) float64 { return a + float64((b-a)*r.mt.float()) }),
		draw("gauss", "mu=0.0, sigma=1.0", (*random).gaussian),
		draw("normalvariate", "mu=0.0, sigma=1.0", (*random).normal),
		draw("lognormvariate", "mu, sigma", func(r *random, mu, sigma float64) float64 { return elementary.Exp(r.normal(mu, sigma)) }),
		draw("vonmisesvariate", "mu, kappa", (*random).vonMises),
		draw("weibullvariate", "alpha, beta", func(r *random, alpha, beta float64) float64 {
			return alpha * elementary.Pow(-elementary.Log(1-r.mt.float()), 1/beta)
		}),
		vm.PyFn("expovariate", "lambd=1.0", exponential),
		vm.PyFn("paretovariate", "alpha", pareto),
		vm.PyFn("gammavariate", "alpha, beta", gammaVariate),
		vm.PyFn("betavariate", "alpha, beta", betaVariate),
		vm.PyFn("triangular", "low=0.0, high=1.0, mode=None", triangular),
		vm.PyFn("binomialvariate", "n=1, p=0.5", binomialVariate),
	}
}

func exponential(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	rate, err := t.ToFloat(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if rate == 0 {
		return vm.Value{}, t.Raise(vm.ZeroDivisionError, "float division by zero")
	}
	return vm.Float(-elementary.Log(1-asRandom(args[0]).mt.float()) / rate), nil
}

func pareto(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	alpha, err := t.ToFloat(args[1])
	if err != nil {
		return vm.Value{}, err
	}
	if alpha == 0 {
		return vm.Value{}, t.Raise(vm.ZeroDivisionError, "float division by zero")
	}
	return vm.Float(elementary.Pow(1-asRandom(args[0]).mt.float(), -1/alpha)), nil
}

// gaussian makes two numbers at a time and keeps one for the next call.
func (r *random) gaussian(mu, sigma float64) float64 {
	z := r.gauss
	if r.hasGauss {
		r.hasGauss = false
	} else {
		angle := r.mt.float() * twoPi
		radius := math.Sqrt(-2 * elementary.Log(1-r.mt.float()))
		z = elementary.Cos(angle) * radius
		r.gauss, r.hasGauss = elementary.Sin(angle)*radius, true
	}
	return mu + float64(z*sigma)
}

// normal is Kinderman and Monahan's ratio of uniforms.
func (r *random) normal(mu, sigma float64) float64 {
	for {
		u1, u2 := r.mt.float(), 1-r.mt.float()
		z := normalRate * (u1 - 0.5) / u2
		if z*z/4 <= -elementary.Log(u2) {
			return mu + float64(z*sigma)
		}
	}
}

// vonMises is Fisher's rejection from a wrapped Cauchy distribution.
func (r *random) vonMises(mu, kappa float64) float64 {
	if kappa <= 1e-6 {
		return twoPi * r.mt.float()
	}
	s := 0.5 / kappa
	radius := s + math.Sqrt(1+float64(s*s))
	var z float64
	for {
		z = elementary.Cos(math.Pi * r.mt.float())
		d := z / (radius + z)
		u := r.mt.float()
		if u < 1-float64(d*d) || u <= (1-d)*elementary.Exp(d) {
			break
		}
	}
	q := 1 / radius
	angle := elementary.Acos((q + z) / (1 + float64(q*z)))
	if r.mt.float() <= 0.5 {
		angle = -angle
	}
	theta := math.Mod(mu+angle, twoPi)
	if theta < 0 {
		theta += twoPi
	}
	return theta
}

func gammaVariate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	alpha, beta, err := twoFloats(t, args[1], args[2])
	if err != nil {
		return vm.Value{}, err
	}
	if alpha <= 0 || beta <= 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "gammavariate: alpha and beta must be > 0.0")
	}
	return vm.Float(asRandom(args[0]).gamma(alpha, beta)), nil
}

func twoFloats(t *vm.Thread, v, w vm.Value) (a, b float64, err error) {
	if a, err = t.ToFloat(v); err != nil {
		return 0, 0, err
	}
	b, err = t.ToFloat(w)
	return a, b, err
}

// gamma is Cheng's algorithm for alpha above 1, and below it Ahrens and
// Dieter's.
func (r *random) gamma(alpha, beta float64) float64 {
	switch {
	case alpha > 1:
		return r.gammaLarge(alpha) * beta
	case alpha == 1:
		return -elementary.Log(1-r.mt.float()) * beta
	}
	for {
		b := (math.E + alpha) / math.E
		p := b * r.mt.float()
		var x float64
		if p <= 1 {
			x = elementary.Pow(p, 1/alpha)
		} else {
			x = -elementary.Log((b - p) / alpha)
		}
		u := r.mt.float()
		if p > 1 && u <= elementary.Pow(x, alpha-1) || p <= 1 && u <= elementary.Exp(-x) {
			return x * beta
		}
	}
}

func (r *random) gammaLarge(alpha float64) float64 {
	inverse := math.Sqrt(float64(2*alpha) - 1)
	b, c := alpha-log4, alpha+inverse
	for {
		u1 := r.mt.float()
		if !(1e-7 < u1 && u1 < 0.9999999) {
			continue
		}
		u2 := 1 - r.mt.float()
		v := elementary.Log(u1/(1-u1)) / inverse
		x := alpha * elementary.Exp(v)
		z := u1 * u1 * u2
		level := b + float64(c*v) - x
		if level+gammaShift-float64(4.5*z) >= 0 || level >= elementary.Log(z) {
			return x
		}
	}
}

func betaVariate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	alpha, beta, err := twoFloats(t, args[1], args[2])
	if err != nil {
		return vm.Value{}, err
	}
	if alpha <= 0 || beta <= 0 {
		return vm.Value{}, t.Raise(vm.ValueError, "gammavariate: alpha and beta must be > 0.0")
	}
	r := asRandom(args[0])
	y := r.gamma(alpha, 1)
	if y != 0 {
		y /= y + r.gamma(beta, 1)
	}
	return vm.Float(y), nil
}

func triangular(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	low, high, err := twoFloats(t, args[1], args[2])
	if err != nil {
		return vm.Value{}, err
	}
	u, c := asRandom(args[0]).mt.float(), 0.5
	if given(args[3]) {
		mode, err := t.ToFloat(args[3])
		if err != nil {
			return vm.Value{}, err
		}
		if high == low {
			return args[1], nil
		}
		c = (mode - low) / (high - low)
	}
	if u > c {
		u, c = 1-u, 1-c
		low, high = high, low
	}
	return vm.Float(low + float64((high-low)*math.Sqrt(u*c))), nil
}

func binomialVariate(t *vm.Thread, args []vm.Value) (vm.Value, error) {
	n, err := intArg(t, args[1])
	if err != nil {
		return vm.Value{}, err
	}
	p, err := t.ToFloat(args[2])
	if err != nil {
		return vm.Value{}, err
	}
	switch {
	case n < 0:
		return vm.Value{}, t.Raise(vm.ValueError, "n must be non-negative")
	case p < 0 || p > 1 || math.IsNaN(p):
		return vm.Value{}, t.Raise(vm.ValueError, "p must be in the range 0.0 <= p <= 1.0")
	case p == 0:
		return vm.Int(0), nil
	case p == 1:
		return vm.Int(n), nil
	}
	return vm.Int(asRandom(args[0]).binomial(n, p)), nil
}

func (r *random) binomial(n int64, p float64) int64 {
	switch {
	case n == 1:
		return btoi(r.mt.float() < p)
	case p > 0.5:
		return n - r.binomial(n, 1-p)
	case float64(n)*p < 10:
		return r.binomialByGaps(n, p)
	}
	return r.binomialByRejection(n, p)
}

// binomialByGaps adds up the distances between successes (Devroye).
func (r *random) binomialByGaps(n int64, p float64) int64 {
	scale := elementary.Log2(1 - p)
	if scale == 0 {
		return 0
	}
	for at, count := int64(0), int64(0); ; count++ {
		at += int64(math.Floor(elementary.Log2(r.mt.float())/scale)) + 1
		if at > n {
			return count
		}
	}
}

// binomialByRejection is Hörmann's transformed rejection, BTRS.
func (r *random) binomialByRejection(n int64, p float64) int64 {
	logGamma := func(x int64) float64 { y, _ := math.Lgamma(float64(x)); return y }
	spread := math.Sqrt(float64(n) * p * (1 - p))
	b := 1.15 + float64(2.53*spread)
	a := -0.0873 + float64(0.0248*b) + float64(0.01*p)
	c := float64(float64(n)*p) + 0.5
	vr := 0.92 - 4.2/b
	alpha := (2.83 + 5.1/b) * spread
	odds := elementary.Log(p / (1 - p))
	mode := int64(math.Floor(float64(n+1) * p))
	h := logGamma(mode+1) + logGamma(n-mode+1)
	for {
		u := r.mt.float() - 0.5
		us := 0.5 - math.Abs(u)
		k := int64(math.Floor(float64((2*a/us+b)*u) + c))
		if k < 0 || k > n {
			continue
		}
		v := r.mt.float()
		if us >= 0.07 && v <= vr {
			return k
		}
		v *= alpha / (a/(us*us) + b)
		if elementary.Log(v) <= h-logGamma(k+1)-logGamma(n-k+1)+float64(float64(k-mode)*odds) {
			return k
		}
	}
}
