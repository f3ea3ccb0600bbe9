"""Exact fractions."""

import math
import numbers
import operator
import re
import sys

__all__ = ['Fraction']

_TEXT = re.compile(r'''
    \s* (?P<sign>[-+]?)
    (?=\d|\.\d)
    (?P<whole>\d*|\d+(_\d+)*)
    (?:
        (?:\s*/\s*(?P<denominator>\d+(_\d+)*))?
      | (?:\.(?P<part>\d*|\d+(_\d+)*))? (?:e(?P<exponent>[-+]?\d+(_\d+)*))?
    )
    \s*''', re.VERBOSE | re.IGNORECASE)

_SPEC = re.compile(r'''
    (?:(?P<fill>.)?(?P<align>[<>=^]))? (?P<sign>[-+ ])? (?P<noneg>z)? (?P<alt>\#)?
    (?P<zero>0(?=[0-9]))? (?P<width>[0-9]+)? (?P<group>[,_])? (?:\.(?P<precision>[0-9]+))? (?P<type>[eEfFgG%])?
    ''', re.VERBOSE | re.DOTALL)


class Fraction(numbers.Rational):
    """A numerator and a denominator without a common divisor."""

    __slots__ = ('_numerator', '_denominator')

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            return _make(*_ratio_of(numerator), cls)
        if type(numerator) is int is type(denominator) or (
                isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational)):
            n = numerator.numerator * denominator.denominator
            d = denominator.numerator * numerator.denominator
        else:
            raise TypeError('both arguments should be Rational instances')
        if not d:
            raise ZeroDivisionError(f'Fraction({n}, 0)')
        return _reduced(n, d, cls)

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f'{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})')
        return _make(*f.as_integer_ratio(), cls)

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal
        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        if not isinstance(dec, Decimal):
            raise TypeError(f'{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})')
        return _make(*dec.as_integer_ratio(), cls)

    @classmethod
    def from_number(cls, number):
        if isinstance(number, str) or not (isinstance(number, (int, numbers.Rational)) or hasattr(number, 'as_integer_ratio')):
            raise TypeError('argument should be a Rational instance or have the as_integer_ratio() method')
        return _make(*_ratio_of(number), cls)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return self._numerator, self._denominator

    def limit_denominator(self, max_denominator=1000000):
        """The nearest fraction whose denominator is not larger."""
        if max_denominator < 1:
            raise ValueError('max_denominator should be at least 1')
        if self._denominator <= max_denominator:
            return Fraction(self)
        # Between the neighbours below/above, their mediant comes ever nearer: walk
        # down the Stern-Brocot tree, many steps of one direction at a time.
        n, d = self._numerator, self._denominator
        previous, current = (0, 1), (1, 0)
        while True:
            step = n // d
            following = previous[0] + step * current[0], previous[1] + step * current[1]
            if following[1] > max_denominator:
                break
            previous, current = current, following
            n, d = d, n - step * d
        step = (max_denominator - previous[1]) // current[1]
        candidate = Fraction(previous[0] + step * current[0], previous[1] + step * current[1])
        best = Fraction(*current)
        return best if abs(best - self) <= abs(candidate - self) else candidate

    def __repr__(self):
        return f'{type(self).__name__}({self._numerator}, {self._denominator})'

    def __str__(self):
        return str(self._numerator) if self._denominator == 1 else f'{self._numerator}/{self._denominator}'

    def __format__(self, spec, /):
        m = _SPEC.fullmatch(spec)
        if not m or m['align'] and m['zero']:
            raise ValueError(f'Invalid format specifier {spec!r} for object of type {type(self).__name__!r}')
        if m['type']:
            return self._as_decimal(m)
        if m['noneg'] or m['precision']:
            raise ValueError(f'Invalid format specifier {spec!r} for object of type {type(self).__name__!r}')
        separator = m['group'] or ''
        body = f'{abs(self._numerator):{separator}}'
        if m['alt'] or self._denominator != 1:
            body += f'/{self._denominator:{separator}}'
        return _padded(m, self._numerator < 0, body)

    def _as_decimal(self, m):
        """Digits with a point, rounded half to even."""
        kind, precision = m['type'], int(m['precision'] or 6)
        if kind in 'gG':
            precision = max(precision, 1)
        value = abs(self)
        if kind in 'fF%':
            digits = round(value * 10 ** (precision + 2 * (kind == '%')))
            exponent, scientific = -precision, False
        else:
            wanted = precision + (kind in 'eE')
            adjusted = _adjusted(value)
            digits = round(value * Fraction(10) ** (wanted - 1 - adjusted))
            if digits == 10 ** wanted:
                digits, adjusted = digits // 10, adjusted + 1
            exponent = adjusted - wanted + 1
            scientific = kind in 'eE' or not -4 <= adjusted < precision
        text = str(digits) if kind in 'fF%' else str(digits).ljust(wanted, '0')
        places = -exponent if not scientific else len(text) - 1
        text = text.rjust(places + 1, '0') if places > 0 else text + '0' * -places
        whole, part = (text[:-places], text[-places:]) if places > 0 else (text, '')
        if kind in 'gG' and not m['alt']:
            part = part.rstrip('0')
        rest = ('.' + part if part or m['alt'] else '') + ('%' if kind == '%' else '')
        if scientific:
            rest += f'{"E" if kind in "EG" else "e"}{adjusted:+03d}'
        negative = self._numerator < 0 and not (m['noneg'] and not digits)
        return _padded(m, negative, whole, rest)

    # Arithmetic. Where the other operand is no fraction the result is computed
    # in its kind: with a float in floats, with a complex number in those.

    def __add__(a, b):
        return _binary(a, b, operator.add, lambda n, d, m, e: (n * e + m * d, d * e))

    def __radd__(b, a):
        return _binary(b, a, lambda x, y: y + x, lambda n, d, m, e: (n * e + m * d, d * e))

    def __sub__(a, b):
        return _binary(a, b, operator.sub, lambda n, d, m, e: (n * e - m * d, d * e))

    def __rsub__(b, a):
        return _binary(b, a, lambda x, y: y - x, lambda n, d, m, e: (m * d - n * e, d * e))

    def __mul__(a, b):
        return _binary(a, b, operator.mul, lambda n, d, m, e: (n * m, d * e))

    def __rmul__(b, a):
        return _binary(b, a, lambda x, y: y * x, lambda n, d, m, e: (n * m, d * e))

    def __truediv__(a, b):
        return _binary(a, b, operator.truediv, lambda n, d, m, e: (n * e, d * m))

    def __rtruediv__(b, a):
        return _binary(b, a, lambda x, y: y / x, lambda n, d, m, e: (m * d, e * n))

    def __floordiv__(a, b):
        return _binary(a, b, operator.floordiv, lambda n, d, m, e: (n * e) // (d * m))

    def __rfloordiv__(b, a):
        return _binary(b, a, lambda x, y: y // x, lambda n, d, m, e: (m * d) // (e * n))

    def __mod__(a, b):
        return _binary(a, b, operator.mod, lambda n, d, m, e: ((n * e) % (m * d), d * e))

    def __rmod__(b, a):
        return _binary(b, a, lambda x, y: y % x, lambda n, d, m, e: ((m * d) % (n * e), d * e))

    def __divmod__(a, b):
        return _binary(a, b, divmod, lambda n, d, m, e: ((n * e) // (d * m), _reduced((n * e) % (m * d), d * e)))

    def __rdivmod__(b, a):
        return _binary(b, a, lambda x, y: divmod(y, x), lambda n, d, m, e: ((m * d) // (e * n), _reduced((m * d) % (n * e), d * e)))

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            n, d, power = a._numerator, a._denominator, b.numerator
            if power >= 0:
                return _make(n ** power, d ** power)
            if not n:
                raise ZeroDivisionError(f'Fraction({d ** -power}, 0)')
            return _make(d ** -power, n ** -power) if n > 0 else _make((-d) ** -power, (-n) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(exponent, base, modulo=None):
        if modulo is not None:
            return NotImplemented
        whole = exponent.is_integer()
        if isinstance(base, numbers.Rational) and not (whole and exponent >= 0):
            return Fraction(base.numerator, base.denominator) ** exponent
        return base ** (exponent._numerator if whole else float(exponent))

    def __pos__(a):
        return _make(a._numerator, a._denominator)

    def __neg__(a):
        return _make(-a._numerator, a._denominator)

    def __abs__(a):
        return _make(abs(a._numerator), a._denominator)

    # As other numbers.

    def __int__(a):
        return a.__trunc__()

    def __trunc__(a):
        whole = abs(a._numerator) // a._denominator
        return -whole if a._numerator < 0 else whole

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        """To the nearest int, half to even; with ndigits, a fraction of so many digits."""
        if ndigits is not None:
            shift = 10 ** abs(ndigits)
            return Fraction(round(self * shift), shift) if ndigits > 0 else Fraction(round(self / shift) * shift)
        whole, rest = divmod(self._numerator, self._denominator)
        half = 2 * rest - self._denominator
        return whole + (half > 0 or half == 0 and whole % 2)

    def __float__(a):
        return a._numerator / a._denominator

    def __complex__(a):
        return complex(float(a))

    def __bool__(a):
        return bool(a._numerator)

    def __hash__(self):
        modulus = sys.hash_info.modulus
        if self._denominator % modulus:
            value = hash(abs(self._numerator)) * pow(self._denominator, -1, modulus) % modulus
        else:
            value = sys.hash_info.inf
        if self._numerator < 0:
            value = -value
        return -2 if value == -1 else value

    # Comparing.

    def __eq__(a, b):
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, complex) and not b.imag:
            b = b.real
        if isinstance(b, float):
            return math.isfinite(b) and a == Fraction(b)
        return NotImplemented

    def __lt__(a, b):
        return a._ordered(b, operator.lt)

    def __gt__(a, b):
        return a._ordered(b, operator.gt)

    def __le__(a, b):
        return a._ordered(b, operator.le)

    def __ge__(a, b):
        return a._ordered(b, operator.ge)

    def _ordered(self, other, compare):
        if isinstance(other, numbers.Rational):
            return compare(self._numerator * other.denominator, self._denominator * other.numerator)
        if isinstance(other, float):
            return compare(self, Fraction(other)) if math.isfinite(other) else compare(0.0, other)
        return NotImplemented

    def __reduce__(self):
        return type(self), (self._numerator, self._denominator)

    def __copy__(self):
        return self if type(self) is Fraction else type(self)(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _make(n, d, cls=Fraction):
    """A fraction that is reduced already."""
    self = object.__new__(cls)
    self._numerator, self._denominator = n, d
    return self


def _reduced(n, d, cls=Fraction):
    common = math.gcd(n, d)
    if d < 0:
        common = -common
    return _make(n // common, d // common, cls)


def _ratio_of(x):
    """The numerator and denominator of a number or text."""
    if type(x) is int:
        return x, 1
    if isinstance(x, numbers.Rational):
        return x.numerator, x.denominator
    if isinstance(x, str):
        return _ratio_of_text(x)
    if isinstance(x, float) or not isinstance(x, type) and hasattr(x, 'as_integer_ratio'):
        return x.as_integer_ratio()
    raise TypeError('argument should be a string or a Rational instance or have the as_integer_ratio() method')


def _ratio_of_text(x):
    m = _TEXT.fullmatch(x)
    if not m:
        raise ValueError(f'Invalid literal for Fraction: {x!r}')
    n, d = int(m['whole'] or 0), int(m['denominator'] or 1)
    if part := (m['part'] or '').replace('_', ''):
        n, d = n * 10 ** len(part) + int(part), 10 ** len(part)
    if m['exponent']:
        power = int(m['exponent'])
        n, d = n * 10 ** max(power, 0), d * 10 ** max(-power, 0)
    if m['sign'] == '-':
        n = -n
    if not d:
        raise ZeroDivisionError(f'Fraction({n}, 0)')
    common = math.gcd(n, d)
    return n // common, d // common


def _binary(a, b, fallback, exact):
    """An operation: exact computes with numerators and denominators."""
    if isinstance(b, numbers.Rational):
        result = exact(a._numerator, a._denominator, b.numerator, b.denominator)
        if type(result) is not tuple or type(result[1]) is Fraction:
            return result
        if not result[1]:
            raise ZeroDivisionError(f'Fraction({(result[0] > 0) - (result[0] < 0)}, 0)')
        return _reduced(*result)
    if isinstance(b, float):
        return fallback(float(a), b)
    if isinstance(b, complex):
        try:
            return fallback(complex(a), b)
        except TypeError:
            pass  # neither // nor % is for complex numbers
    return NotImplemented


def _adjusted(value):
    """The exponent of a fraction's first decimal digit; 0 for 0."""
    if not value:
        return 0
    guess = len(str(value._numerator)) - len(str(value._denominator))
    while value >= Fraction(10) ** (guess + 1):
        guess += 1
    while value < Fraction(10) ** guess:
        guess -= 1
    return guess


def _padded(m, negative, whole, rest=''):
    """A number in the width, with the sign and the separators of a specification."""
    sign = '-' if negative else (m['sign'] or '-').replace('-', '')
    width = int(m['width'] or 0)
    if m['zero'] or m['fill'] == '0' and m['align'] == '=':
        whole = whole.rjust(width - len(sign) - len(rest), '0') if not m['group'] or not m['type'] else whole
        room = width - len(sign) - len(rest)
    else:
        room = 0
    if m['group'] and m['type']:
        whole = _grouped(whole, m['group'], room)
    body = whole + rest
    space = (m['fill'] or ' ') * (width - len(sign) - len(body))
    match m['align'] or '>':
        case '<':
            return sign + body + space
        case '=':
            return sign + space + body
        case '^':
            half = len(space) // 2
            return space[:half] + sign + body + space[half:]
    return space + sign + body


def _grouped(digits, separator, room):
    """Digits in threes, with zeros in front to fill the room."""
    while True:
        text = re.sub(r'(?<=\d)(?=(?:\d{3})+$)', separator, digits)
        if len(text) >= room:
            return text
        digits = '0' + digits
