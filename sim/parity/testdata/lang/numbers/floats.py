import math

for x in (0.1, 1.0, 1e16, 1e15, 123456789012345680.0, 1e-5, 0.0001, 1.5e300, 5e-324, -0.0, 1 / 3, 2 / 3, 1e22, 1e21, 100.0, 3.0e10):
    print(x, repr(x), f"{x:.3g}", f"{x:.3e}", f"{x:.2f}" if abs(x) < 1e20 else "", x.hex())
print(float("inf"), float("-inf"), float("nan"), math.inf > 1e308, math.nan == math.nan, float("1e400"))
print(0.1 + 0.2, 0.1 * 3, 1.1 + 2.2, 7.0 // 2, -7.5 // 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), 2.0 ** 0.5, (-8) ** (1 / 3))
print((0.5).as_integer_ratio(), (1.5).is_integer(), float.fromhex("0x1.8p3"), round(0.5), round(1.5), round(2.567, 1), round(-0.5), round(1e300, 2))
print(math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fsum([0.1] * 10), sum([0.1] * 10), math.gcd(12, 18), math.lcm(4, 6))
print(math.sqrt(2), math.isqrt(17), math.factorial(20), math.comb(10, 3), math.perm(5, 2), math.hypot(3, 4), math.log(8, 2), math.log10(1000), math.exp(1), math.pi)
print(math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.fmod(-7, 3), math.modf(1.25), math.frexp(8.0), math.ldexp(0.5, 4), math.prod([1, 2, 3]))
print(1j * 1j, (1 + 2j) * (3 - 1j), abs(3 + 4j), (1 + 2j).conjugate(), complex("1+2j"), 2j ** 2, 1 / 2j, complex(1, -0.0), -1j)
