package elementary

import "math"

// Pi/2 in four parts, enough to subtract multiples of it from numbers up to
// largest without losing digits.
var halfPi = [4]float64{0x1.921fb54442d18p+0, 0x1.1a62633145c07p-54, -0x1.f1976b7ed8fbcp-110, 0x1.4cf98e804177dp-164}

const largest = 1 << 27

// reduce gives x minus a multiple of pi/2, and which multiple it was modulo 4.
func reduce(x float64) (r double, quadrant int) {
	if math.Abs(x) < math.Pi/4 {
		return double{x, 0}, 0
	}
	k := math.RoundToEven(x / (math.Pi / 2))
	r = sum(x, 0).sub(product(k, halfPi[0]))
	for _, part := range halfPi[1:] {
		r = r.sub(product(k, part))
	}
	return r, int(int64(k) & 3)
}

// sineCosine gives both for |x| up to pi/4, from those of the nearest multiple
// of 1/32 and the series for the rest, of which only the first terms need all
// the digits.
func sineCosine(x double) (sin, cos double) {
	j := int(math.RoundToEven(x.hi * 32))
	t := x.addFloat(-float64(j) / 32)
	square := t.mul(t)
	q := square.hi
	tail := float64(q*q) * (1.0/120 - float64(q*(1.0/5040-q/362880)))
	st := reciprocals[6].neg().mul(square).addFloat(tail).addFloat(1).mul(t)
	tail = float64(q*q) * (1.0/24 - float64(q*(1.0/720-q/40320)))
	ct := square.scale(-1).neg().addFloat(tail).addFloat(1)
	sj, cj := sines[max(j, -j)], cosines[max(j, -j)]
	if j < 0 {
		sj = sj.neg()
	}
	return sj.mul(ct).add(cj.mul(st)), cj.mul(ct).sub(sj.mul(st))
}

// sinCos gives both for any x up to largest.
func sinCos(x float64) (sin, cos double) {
	r, quadrant := reduce(x)
	sin, cos = sineCosine(r)
	switch quadrant {
	case 1:
		sin, cos = cos, sin.neg()
	case 2:
		sin, cos = sin.neg(), cos.neg()
	case 3:
		sin, cos = cos.neg(), sin
	}
	return sin, cos
}

// leaveToMath says for which x the circular functions are left to math: those
// so small that the first term is all, and those beyond the reduction.
func leaveToMath(x float64) bool {
	return math.Abs(x) < 0x1p-28 || math.Abs(x) > largest || math.IsNaN(x)
}

// Sin is the sine.
func Sin(x float64) float64 {
	if leaveToMath(x) {
		return math.Sin(x)
	}
	sin, _ := sinCos(x)
	return sin.float()
}

// Cos is the cosine.
func Cos(x float64) float64 {
	if leaveToMath(x) {
		return math.Cos(x)
	}
	_, cos := sinCos(x)
	return cos.float()
}

// Tan is the tangent.
func Tan(x float64) float64 {
	if leaveToMath(x) {
		return math.Tan(x)
	}
	sin, cos := sinCos(x)
	return sin.div(cos).float()
}

// atan2 is the angle of the point (x, y). It corrects what math says by the
// small angle between that direction and the point.
func atan2(y, x double) double {
	angle := math.Atan2(y.hi, x.hi)
	sin, cos := sinCos(angle)
	across := y.mul(cos).sub(x.mul(sin))
	along := x.mul(cos).add(y.mul(sin))
	return across.div(along).addFloat(angle)
}

// Atan2 is the angle of the point (x, y).
func Atan2(y, x float64) float64 {
	if x == 0 || y == 0 || !isFinite(x) || !isFinite(y) {
		return math.Atan2(y, x)
	}
	_, ey := math.Frexp(y)
	_, ex := math.Frexp(x)
	if d := ey - ex; d > 60 || d < -60 {
		return math.Atan2(y, x)
	}
	// Scaled alike, so that no product overflows or vanishes.
	return atan2(double{math.Ldexp(y, -ex), 0}, double{math.Ldexp(x, -ex), 0}).float()
}

// Hypot is the length of the vector (x, y).
func Hypot(x, y float64) float64 {
	x, y = math.Abs(x), math.Abs(y)
	if x < y {
		x, y = y, x
	}
	if y == 0 || !isFinite(x) || !isFinite(y) {
		return math.Hypot(x, y)
	}
	_, e := math.Frexp(x)
	x, y = math.Ldexp(x, -e), math.Ldexp(y, -e)
	return math.Ldexp(product(x, x).add(product(y, y)).sqrt().float(), e)
}

// Atan is the inverse of Tan.
func Atan(x float64) float64 {
	if math.Abs(x) < 0x1p-28 || math.Abs(x) > 0x1p60 || math.IsNaN(x) {
		return math.Atan(x)
	}
	return Atan2(x, 1)
}

// Asin is the inverse of Sin.
func Asin(x float64) float64 {
	if math.Abs(x) < 0x1p-28 || !(math.Abs(x) < 1) {
		return math.Asin(x)
	}
	return atan2(double{x, 0}, cathetus(x)).float()
}

// Acos is the inverse of Cos.
func Acos(x float64) float64 {
	if x == 0 || !(math.Abs(x) < 1) {
		return math.Acos(x)
	}
	return atan2(cathetus(x), double{x, 0}).float()
}

// cathetus is sqrt(1-x²).
func cathetus(x float64) double { return sum(1, -x).mul(sum(1, x)).sqrt() }
