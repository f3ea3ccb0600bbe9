import math

print(math.pi, math.e, math.tau, math.inf, math.nan, math.sqrt(2), math.floor(-2.5), math.ceil(-2.5), math.trunc(-2.7), math.fabs(-3), math.factorial(10), math.gcd(12, 18, 27), math.lcm(4, 6), math.isqrt(17), math.comb(5, 2), math.perm(5, 2), math.prod([1, 2, 3]), math.hypot(3, 4), math.dist([0, 0], [3, 4]))
print(math.exp(1), math.log(10), math.log(8, 2), math.log2(1024), math.log10(1000), math.log1p(1e-10), math.expm1(1e-10), math.pow(2, 0.5), math.sin(1), math.cos(1), math.tan(1), math.asin(1), math.acos(0), math.atan(1), math.atan2(-1, -1), math.sinh(1), math.cosh(1), math.tanh(1), math.degrees(math.pi), math.radians(180), math.cbrt(27), math.exp2(3))
print(math.isnan(math.nan), math.isinf(-math.inf), math.isfinite(1), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.remainder(7, 4), math.modf(-2.5), math.frexp(8), math.ldexp(0.5, 4), math.fsum([0.1] * 10), math.sumprod([1, 2], [3, 4]), math.gamma(5), math.lgamma(10), math.erf(0.5), math.erfc(0.5), math.ulp(1.0), math.nextafter(1, 2), math.fma(2, 3, 4), math.log(2 ** 2000), math.sqrt(10 ** 40))
for f in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.log(-1), lambda: math.factorial(-1), lambda: math.factorial(1.5), lambda: math.acos(2), lambda: math.exp(1000), lambda: math.sqrt("x"), lambda: math.floor(math.inf), lambda: math.isqrt(-1), lambda: math.comb(-1, 2), lambda: math.fmod(1, 0), lambda: math.gcd(1.5), lambda: math.pow(0, -1), lambda: math.dist([1], [1, 2]), lambda: math.ceil(math.nan), lambda: math.log(1, 1), lambda: math.sin(math.inf)):
    try:
        print(f())
    except (ValueError, TypeError, OverflowError, ZeroDivisionError) as e:
        print(type(e).__name__, e)
