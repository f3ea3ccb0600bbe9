import math
print(0.1 + 0.2, 1 / 3, 1e16, 1e15 + 0.3, 123456789.123456789, 1e-7, 5e-324, 1.7976931348623157e308, -0.0, 0.0 == -0.0, 2.5 // 1, -2.5 // 1, 2.5 % 1, -2.5 % 1, 2.5 % -1, divmod(7.5, 2), 7.5 ** 2, 2 ** 0.5, (-8) ** (1 / 3), 4.0 ** -1, 1e308 * 10, -1e308 * 10, float("inf") - float("inf"))
print(float("1.5"), float(" -2e3 "), float("inf"), float("-Infinity"), float("nan"), float("1_0.5"), float(".5"), float("5."), float(10 ** 20), float(True), float(), float("1e400"))
print(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1.005, 2), round(1234.567, -2), round(0.5), round(1.5), round(1e20), round(2.5, 0), type(round(2.5)), round(5.015, 2), round(-0.4), round(1.23456789e-5, 8))
print((0.5).as_integer_ratio(), (2.0).is_integer(), (2.5).is_integer(), (3.14).hex(), float.fromhex("0x1.8p1"), (1.5).real, (1.5).imag, (1.5).conjugate(), int(1e18), math.nan != math.nan, 1.5 == 3 / 2, 1.0 is not 1, hash(1.5) == hash(3 / 2), hash(float("inf")), hash(1e300), 3.0 .__floor__(), (2.7).__trunc__(), math.inf > 10 ** 400)
print(repr(1e23), repr(9007199254740993.0), repr(0.1 + 0.7), 1e21, 1e20, 123456789012345680.0, 1.0e-4, 1.0e-5, str(1e100), 3.0, 100000000000000000000000.0, 4.35, 0.1 * 3, 1.1 + 2.2, sum([0.1] * 10), math.fsum([0.1] * 10), 1e3, 1.23e-10, -1.5e-300)
for f in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: divmod(1.0, 0), lambda: 0.0 ** -1, lambda: float("x"), lambda: float(""), lambda: float(None), lambda: float([]), lambda: 2.0 ** 10000, lambda: round(float("nan")), lambda: round(float("inf")), lambda: 1.5 & 1, lambda: ~1.5, lambda: 1.5 << 1, lambda: [1][1.0], lambda: range(1.5), lambda: float("1 2"), lambda: 1.5 + "a", lambda: float.fromhex("zz"), lambda: float("inf").as_integer_ratio()):
    try:
        print(f())
    except (ZeroDivisionError, ValueError, TypeError, OverflowError) as e:
        print(type(e).__name__, e)
