"""Roots, powers, exponentials and logarithms of decimal numbers.

They are computed in integers, scaled by a power of ten with some digits to
spare. All but square roots are irrational unless they are trivial, so that
more digits decide any doubt about rounding."""

from math import isqrt
from decimal.context import digits_of


def square_root(n, exponent, precision):
    """The root of n * 10**exponent as (n, exponent); with a digit too many and a
    last digit that is not 0 or 5 if it is not exact, so that it rounds well."""
    ideal = exponent // 2
    if exponent % 2:
        n, exponent = n * 10, exponent - 1
    shift = max(0, precision + 1 - (digits_of(n) + 1) // 2)
    root = isqrt(n * 100 ** shift)
    exponent = exponent // 2 - shift
    if root * root != n * 100 ** shift:
        return root + (root % 5 == 0), exponent
    while exponent < ideal and root % 10 == 0:
        root, exponent = root // 10, exponent + 1
    return root, exponent


_ln10 = {}


def _ln_of_10(digits):
    """ln 10, scaled by 10**digits."""
    if digits not in _ln10:
        # 10 = 2**3 * 1.25, and both have a quick series: ln x = 2 artanh((x-1)/(x+1)).
        scale = 10 ** (digits + 5)
        _ln10[digits] = (3 * 2 * _artanh(1, 3, scale) + 2 * _artanh(1, 9, scale)) // 10 ** 5
    return _ln10[digits]


def _artanh(numerator, denominator, scale):
    power = scale * numerator // denominator
    total, k = 0, 1
    while power:
        total += power // k
        power = power * numerator * numerator // (denominator * denominator)
        k += 2
    return total


def logarithm(n, exponent, digits):
    """ln of n * 10**exponent, scaled by 10**digits."""
    # The number is x * 10**adjusted, with x from 0.3 to 3.
    length = digits_of(n) - 1
    if n > 3 * 10 ** length:
        length += 1
    adjusted = exponent + length
    work = digits + 15
    scale = 10 ** work
    x = n * 10 ** (work - length) if work >= length else n // 10 ** (length - work)
    roots = 0
    while abs(x - scale) > scale // 50 and roots < 12:
        x, roots = isqrt(x * scale), roots + 1
    ln = 2 * _artanh(x - scale, x + scale, scale) if x >= scale else -2 * _artanh(scale - x, x + scale, scale)
    return ((ln << roots) + adjusted * _ln_of_10(work)) // 10 ** 15


def exponential(x, digits):
    """exp of x / 10**digits as (n, exponent), with about so many digits."""
    ln10 = _ln_of_10(digits)
    whole, rest = divmod(x, ln10)
    scale = 10 ** digits
    halvings = 8
    term = total = scale
    rest >>= halvings
    k = 1
    while term:
        term = term * rest // (scale * k)
        total += term
        k += 1
    for _ in range(halvings):
        total = total * total // scale
    return total, whole - digits
