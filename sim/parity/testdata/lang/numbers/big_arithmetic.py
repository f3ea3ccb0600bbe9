def fib(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


f = 1
for i in range(1, 60):
    f *= i
print(fib(300), f, f // fib(200), f % (10 ** 9 + 7), pow(7, 10 ** 20, 10 ** 9 + 7), -f // 10 ** 50, divmod(-f, fib(90)))
print(2 ** 200 - 2 ** 200 + 1, (2 ** 200) ** 2 == 2 ** 400, int(str(3 ** 150)) == 3 ** 150, hex(3 ** 50), bin(3 ** 30), oct(5 ** 40), f"{3 ** 50:,}", f"{2 ** 70:x}", float(3 ** 100), 3 ** 100 / 2 ** 150, 10 ** 25 / 10 ** 24, int(1.5e300) % 1000, hash(3 ** 100), (3 ** 100).bit_length(), math_isqrt(10 ** 40) if False else 0)
from math import isqrt, gcd, factorial, comb, lcm, perm
print(isqrt(10 ** 41), gcd(2 ** 100, 6 ** 50), factorial(30), comb(100, 50), lcm(2 ** 40, 3 ** 20), perm(20, 10))
print(sorted([2 ** 70, -2 ** 70, 0, 2 ** 64, 2 ** 63]), max(2 ** 65, 1e19), 2 ** 70 > 1e21, 2 ** 64 == 1.8446744073709552e19, -2 ** 63, (-2) ** 63, ~(2 ** 64), (2 ** 66) & (2 ** 66 - 1), (2 ** 66) | 1, -(2 ** 66) & 0xFF, -(2 ** 66) >> 60, 1 << 64 >> 64)
try:
    print(int("9" * 5000))
except ValueError as e:
    print(e)
try:
    str(10 ** 5000)
except ValueError as e:
    print(e)
