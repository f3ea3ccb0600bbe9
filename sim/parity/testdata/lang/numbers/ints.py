print(2 ** 100, -7 // 2, -7 % 3, 7 // -2, 7 % -3, divmod(-7, 2), 10 ** 20 // 3, (-2) ** 63, 2 ** 63, -(2 ** 63) - 1)
print(1 << 70, (1 << 70) >> 68, -5 >> 1, 5 & -2, 5 | -8, 5 ^ -1, ~7, ~(2 ** 65))
print(int(3.99), int(-3.99), round(2.5), round(3.5), round(-2.5), round(1234, -2), round(2.675, 2), round(1e20), round(5.5))
print((255).bit_length(), (2 ** 70).bit_length(), (7).bit_count(), (10).to_bytes(2, "big"), int.from_bytes(b"\x01\x00", "big"))
print(int.from_bytes(b"\xff\xfe", "little", signed=True), (-2).to_bytes(2, "little", signed=True))
print(pow(3, 200, 1000007), pow(3, -1, 7), pow(2, -2), pow(2, 0.5), abs(-5), abs(-2 ** 70))
print(9223372036854775807 + 1, -9223372036854775808 - 1, 9223372036854775807 * 2, 3037000500 ** 2, -9223372036854775808 // -1)
print(10 / 3, 2 ** 70 / 3, 10 ** 400 // 10 ** 398, 1e308 * 10, -1e308 * 10, 5 / 2 == 2.5, 7 / 7)
print(0b1010, 0o17, 0xFF, 1_000_000, int("z", 36), bin(-5), oct(64), hex(-255), bool(0), True + True, True * 5)
print(hash(2 ** 61 - 1), hash(2 ** 61), hash(-1), hash(1.0) == hash(1), hash(0.5), hash(True), hash(2 ** 100))
print(1 == 1.0, 2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 10 ** 30 > 1e30, 1 < 1.5 < 2, (1).__add__(2), (1).__add__("x"))
print((12).is_integer(), (3).numerator, (3).denominator, (3).real, (3).imag, (3).conjugate(), (5).as_integer_ratio())
for bad in (lambda: 10 ** 400 * 1.0, lambda: 1 << -1, lambda: int("1" * 5000), lambda: (256).to_bytes(1), lambda: 2 ** 70 / 0):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
