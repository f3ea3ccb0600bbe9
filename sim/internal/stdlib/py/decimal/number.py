"""The numbers.

A Decimal is a sign, a natural number and an exponent: (-1)**sign * n * 10**exponent.
Where the exponent is a letter it is infinite ('F'), or not a number: quiet ('n') or
signaling ('N'), with n as a payload."""

import math
import numbers
import sys
from collections import namedtuple
from decimal import functions, text
from decimal.context import (
    ROUND_DOWN, ROUND_HALF_EVEN, Clamped, Context, ConversionSyntax, DivisionByZero, DivisionImpossible,
    DivisionUndefined, FloatOperation, Inexact, InvalidOperation, Rounded, digits_of, getcontext, shortened,
)

DecimalTuple = namedtuple('DecimalTuple', 'sign digits exponent')
DecimalTuple.__module__ = 'decimal'


class Decimal:
    """A decimal number, which never changes."""

    __slots__ = ('_sign', '_n', '_exponent')

    def __new__(cls, value='0', context=None):
        if isinstance(value, str):
            parts = text.read(value)
            if parts is None:
                (context or getcontext()).signal(ConversionSyntax)
                parts = False, 0, 'n'
            return _make(*parts, cls)
        if isinstance(value, int):
            return _make(value < 0, abs(int(value)), 0, cls)
        if isinstance(value, Decimal):
            return value if type(value) is cls is Decimal else _make(value._sign, value._n, value._exponent, cls)
        if isinstance(value, (tuple, list)):
            return _make(*_from_tuple(value), cls)
        if isinstance(value, float):
            (context or getcontext()).flags[FloatOperation] = True
            if (context or getcontext()).traps[FloatOperation]:
                raise FloatOperation([FloatOperation])
            return cls.from_float(value)
        raise TypeError(f'conversion from {type(value).__name__} to Decimal is not supported')

    @classmethod
    def from_float(cls, f, /):
        """The number that a float is exactly."""
        if isinstance(f, int):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError('argument must be int or float')
        if math.isnan(f):
            return _make(math.copysign(1, f) < 0, 0, 'n', cls)
        if math.isinf(f):
            return _make(f < 0, 0, 'F', cls)
        n, d = abs(f).as_integer_ratio()
        places = d.bit_length() - 1
        return _make(math.copysign(1, f) < 0, n * 5 ** places, -places, cls)

    @classmethod
    def from_number(cls, number, /):
        if isinstance(number, (int, Decimal, float)):
            return cls.from_float(number) if isinstance(number, float) else cls(number)
        raise TypeError(f"Cannot convert {number!r} to Decimal")

    # Text.

    def __repr__(self):
        return f"Decimal('{self}')"

    def __str__(self):
        return text.write(self._sign, self._n, self._exponent, getcontext().capitals)

    def to_eng_string(self, context=None):
        return text.write(self._sign, self._n, self._exponent, (context or getcontext()).capitals, engineering=True)

    def __format__(self, spec, /):
        context = getcontext()
        return text.formatted(self._sign, self._n, self._exponent, spec, context.rounding, context.capitals)

    def __reduce__(self):
        return type(self), (str(self),)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self

    # What it is.

    def is_nan(self):
        return self._exponent == 'n' or self._exponent == 'N'

    def is_qnan(self):
        return self._exponent == 'n'

    def is_snan(self):
        return self._exponent == 'N'

    def is_infinite(self):
        return self._exponent == 'F'

    def is_finite(self):
        return isinstance(self._exponent, int)

    def is_zero(self):
        return not self._n and self._exponent not in ('F', 'n', 'N')

    def is_signed(self):
        return bool(self._sign)

    def is_canonical(self):
        return True

    def is_normal(self, context=None):
        return self.is_finite() and bool(self._n) and self.adjusted() >= (context or getcontext()).Emin

    def is_subnormal(self, context=None):
        return self.is_finite() and bool(self._n) and self.adjusted() < (context or getcontext()).Emin

    def number_class(self, context=None):
        if self.is_nan():
            return 'sNaN' if self.is_snan() else 'NaN'
        kind = ('Infinity' if self.is_infinite() else 'Zero' if not self._n
                else 'Subnormal' if self.is_subnormal(context) else 'Normal')
        return '+-'[self._sign] + kind

    def adjusted(self):
        """The exponent of the first digit."""
        return self._exponent + max(digits_of(self._n), 1) - 1 if self.is_finite() else 0

    def as_tuple(self):
        digits = tuple(map(int, str(self._n))) if self._n or self.is_finite() else () if self.is_nan() else (0,)
        return DecimalTuple(int(self._sign), digits, self._exponent)

    def as_integer_ratio(self):
        if self.is_nan():
            raise ValueError('cannot convert NaN to integer ratio')
        if self.is_infinite():
            raise OverflowError('cannot convert Infinity to integer ratio')
        n, d = self._n * 10 ** max(self._exponent, 0), 10 ** max(-self._exponent, 0)
        common = math.gcd(n, d)
        return (-n if self._sign else n) // common, d // common

    def canonical(self):
        return self

    def conjugate(self):
        return self

    @property
    def real(self):
        return self

    @property
    def imag(self):
        return Decimal(0)

    def radix(self):
        return Decimal(10)

    # As other numbers.

    def __bool__(self):
        return bool(self._n) or not self.is_finite()

    def __int__(self):
        if self.is_nan():
            raise ValueError('cannot convert NaN to integer')
        if self.is_infinite():
            raise OverflowError('cannot convert Infinity to integer')
        n = self._n * 10 ** self._exponent if self._exponent >= 0 else self._n // 10 ** min(-self._exponent, digits_of(self._n))
        return -n if self._sign else n

    __trunc__ = __int__

    def __float__(self):
        if self.is_snan():
            raise ValueError('cannot convert signaling NaN to float')
        return float(str(self)) if not self.is_nan() else math.copysign(math.nan, -1 if self._sign else 1)

    def __complex__(self):
        return complex(float(self))

    def __floor__(self):
        return self._whole('ROUND_FLOOR')

    def __ceil__(self):
        return self._whole('ROUND_CEILING')

    def _whole(self, rounding):
        if not self.is_finite():
            return int(self)
        return int(_to_exponent(self, 0, rounding) if self._exponent < 0 else self)

    def __round__(self, n=None, /):
        if n is None:
            return self._whole(ROUND_HALF_EVEN)
        return self.quantize(_make(False, 1, -n), rounding=ROUND_HALF_EVEN)

    def __hash__(self):
        if self.is_snan():
            raise TypeError('Cannot hash a signaling NaN value')
        if self.is_nan():
            return object.__hash__(self)
        info = sys.hash_info
        if self.is_infinite():
            return -info.inf if self._sign else info.inf
        power = pow(10, self._exponent, info.modulus) if self._exponent >= 0 else pow(
            pow(10, -1, info.modulus), -self._exponent, info.modulus)
        value = self._n * power % info.modulus
        if self._sign:
            value = -value
        return -2 if value == -1 else value

    # Comparing.

    def __eq__(self, other):
        return self._test(other, lambda order: order == 0, equality=True)

    def __lt__(self, other):
        return self._test(other, lambda order: order < 0)

    def __le__(self, other):
        return self._test(other, lambda order: order <= 0)

    def __gt__(self, other):
        return self._test(other, lambda order: order > 0)

    def __ge__(self, other):
        return self._test(other, lambda order: order >= 0)

    def _test(self, other, accept, equality=False):
        a, b = _comparable(self, other, equality)
        if b is NotImplemented:
            return b
        if a.is_nan() or b.is_nan():
            if a.is_snan() or b.is_snan() or not equality:
                getcontext().signal(InvalidOperation)
            return False
        return accept(_order(a, b))

    def compare(self, other, context=None):
        other = _operand(other)
        nan = _nan_result(context or getcontext(), self, other)
        return nan or Decimal(_order(self, other))

    def compare_signal(self, other, context=None):
        other = _operand(other)
        if self.is_nan() or other.is_nan():
            (context or getcontext()).signal(InvalidOperation)
        return self.compare(other, context)

    def compare_total(self, other, context=None):
        a, b = _total_key(self), _total_key(_operand(other))
        return Decimal((a > b) - (a < b))

    def compare_total_mag(self, other, context=None):
        return self.copy_abs().compare_total(_operand(other).copy_abs())

    def same_quantum(self, other, context=None):
        other = _operand(other)
        if not (self.is_finite() and other.is_finite()):
            return self.is_nan() and other.is_nan() or self.is_infinite() and other.is_infinite()
        return self._exponent == other._exponent

    def max(self, other, context=None):
        return self._extreme(other, context, _total_key, 1)

    def min(self, other, context=None):
        return self._extreme(other, context, _total_key, -1)

    def max_mag(self, other, context=None):
        return self._extreme(other, context, lambda x: (_magnitude(x), _total_key(x)), 1)

    def min_mag(self, other, context=None):
        return self._extreme(other, context, lambda x: (_magnitude(x), _total_key(x)), -1)

    def _extreme(self, other, context, key, direction):
        context, other = context or getcontext(), _operand(other)
        if self.is_qnan() and not other.is_nan():
            return other._rounded(context)
        if other.is_qnan() and not self.is_nan():
            return self._rounded(context)
        if nan := _nan_result(context, self, other):
            return nan
        a, b = key(self), key(other)
        return (self if a == b or (a > b) == (direction > 0) else other)._rounded(context)

    # Signs.

    def copy_abs(self):
        return _make(False, self._n, self._exponent)

    def copy_negate(self):
        return _make(not self._sign, self._n, self._exponent)

    def copy_sign(self, other, context=None):
        return _make(_operand(other)._sign, self._n, self._exponent)

    def __pos__(self, context=None):
        context = context or getcontext()
        if self.is_zero() and context.rounding != 'ROUND_FLOOR':
            return self.copy_abs()._rounded(context)
        return self._rounded(context)

    def __neg__(self, context=None):
        if self.is_nan():
            return self._rounded(context or getcontext())
        return self.copy_negate().__pos__(context)

    def __abs__(self):
        return self.copy_abs()._rounded(getcontext()) if not self.is_nan() else self._rounded(getcontext())

    # Arithmetic.

    def _rounded(self, context):
        """This number as the context can hold it."""
        if self.is_nan():
            return _nan_result(context, self)
        if self.is_infinite():
            return self
        return _make(*context.fit(self._sign, self._n, self._exponent))

    def __add__(self, other, context=None):
        other = _operand(other, strict=False)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if nan := _nan_result(context, self, other):
            return nan
        if self.is_infinite():
            return self if not other.is_infinite() or self._sign == other._sign else _invalid(context)
        if other.is_infinite():
            return other
        return _sum(self, other, context)

    __radd__ = __add__

    def __sub__(self, other, context=None):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else self.__add__(other if other.is_nan() else other.copy_negate(), context)

    def __rsub__(self, other):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else other - self

    def __mul__(self, other, context=None):
        other = _operand(other, strict=False)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if nan := _nan_result(context, self, other):
            return nan
        sign = self._sign != other._sign
        if self.is_infinite() or other.is_infinite():
            return _make(sign, 0, 'F') if self and other else _invalid(context)
        return _make(*context.fit(sign, self._n * other._n, self._exponent + other._exponent))

    __rmul__ = __mul__

    def __truediv__(self, other, context=None):
        other = _operand(other, strict=False)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if nan := _nan_result(context, self, other):
            return nan
        sign = self._sign != other._sign
        if self.is_infinite():
            return _make(sign, 0, 'F') if not other.is_infinite() else _invalid(context)
        if other.is_infinite():
            context.signal(Clamped)
            return _make(sign, 0, context.Etiny())
        if not other._n:
            if not self._n:
                return _invalid(context, DivisionUndefined)
            context.signal(DivisionByZero)
            return _make(sign, 0, 'F')
        return _quotient(sign, self, other, context)

    def __rtruediv__(self, other):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else other / self

    def __floordiv__(self, other, context=None):
        return self._divided(other, context, lambda q, r: q)

    def __mod__(self, other, context=None):
        return self._divided(other, context, lambda q, r: r)

    def __divmod__(self, other, context=None):
        return self._divided(other, context, lambda q, r: (q, r), both=True)

    def __rfloordiv__(self, other):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else other // self

    def __rmod__(self, other):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else other % self

    def __rdivmod__(self, other):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else divmod(other, self)

    def _divided(self, other, context, pick, both=False):
        """The whole quotient, toward zero, and the remainder."""
        other = _operand(other, strict=False)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if nan := _nan_result(context, self, other):
            return (nan, nan) if both else nan
        sign = self._sign != other._sign
        wants_quotient = both or pick(True, False)
        if self.is_infinite() or not other._n and other.is_finite():
            return self._undivided(other, context, sign, both, wants_quotient)
        if other.is_infinite():
            return pick(_make(sign, 0, 0), self._rounded(context))
        exponent = min(self._exponent, other._exponent)
        if self._n and self.adjusted() - other.adjusted() > context.prec:
            bad = _invalid(context, DivisionImpossible)
            return (bad, bad) if both else bad
        q, r = divmod(self._n * 10 ** (self._exponent - exponent), other._n * 10 ** (other._exponent - exponent))
        if q >= 10 ** context.prec:
            bad = _invalid(context, DivisionImpossible)
            return (bad, bad) if both else bad
        return pick(_make(sign, q, 0), _make(self._sign, r, exponent)._rounded(context))

    def _undivided(self, other, context, sign, both, wants_quotient):
        """An infinite number is divided, or a number by zero."""
        if self.is_infinite():
            if both:
                return (_invalid(context),) * 2 if other.is_infinite() else (_make(sign, 0, 'F'), _invalid(context))
            return _make(sign, 0, 'F') if wants_quotient and not other.is_infinite() else _invalid(context)
        if not self._n:
            bad = _invalid(context, DivisionUndefined)
            return (bad, bad) if both else bad
        if not wants_quotient:
            return _invalid(context)
        context.signal(*((DivisionByZero, InvalidOperation) if both else (DivisionByZero,)))
        infinite = _make(sign, 0, 'F')
        return (infinite, _make(False, 0, 'n')) if both else infinite

    def remainder_near(self, other, context=None):
        context, other = context or getcontext(), _operand(other)
        if nan := _nan_result(context, self, other):
            return nan
        if self.is_infinite() or not other:
            return _invalid(context, DivisionUndefined if not self else InvalidOperation)
        if other.is_infinite():
            return self._rounded(context)
        exponent = min(self._exponent, other._exponent)
        a, b = self._n * 10 ** (self._exponent - exponent), other._n * 10 ** (other._exponent - exponent)
        q, r = divmod(a, b)
        sign = self._sign
        if 2 * r > b or 2 * r == b and q % 2:
            r, sign, q = b - r, not sign, q + 1
        if q >= 10 ** context.prec:
            return _invalid(context, DivisionImpossible)
        return _make(sign, r, exponent)._rounded(context)

    def fma(self, other, third, context=None):
        """self * other + third, rounded once."""
        context, other, third = context or getcontext(), _operand(other), _operand(third)
        if not (self.is_finite() and other.is_finite() and third.is_finite()):
            return self.__mul__(other, context).__add__(third, context)
        product = _make(self._sign != other._sign, self._n * other._n, self._exponent + other._exponent)
        return product.__add__(third, context)

    def __pow__(self, other, modulo=None, context=None):
        other = _operand(other, strict=False)
        if other is NotImplemented:
            return other
        context = context or getcontext()
        if modulo is not None:
            return _power_modulo(self, other, _operand(modulo), context)
        return _power(self, other, context)

    def __rpow__(self, other, modulo=None):
        other = _operand(other, strict=False)
        return other if other is NotImplemented else other ** self

    # Functions of one number.

    def sqrt(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self._rounded(context)
        if not self:
            return _make(*context.fit(self._sign, 0, self._exponent // 2))
        if self._sign:
            return _invalid(context)
        if self.is_infinite():
            return self
        rules = _half_even(context)
        return _finish(context, rules, functions.square_root(self._n, self._exponent, context.prec))

    def ln(self, context=None):
        return self._logarithm(context or getcontext(), lambda digits: functions.logarithm(self._n, self._exponent, digits))

    def log10(self, context=None):
        context = context or getcontext()
        if self.is_finite() and self._n and not self._sign and str(self._n).strip('0') == '1':
            return Decimal(self.adjusted())._rounded(context)
        return self._logarithm(context, lambda digits: functions.logarithm(self._n, self._exponent, digits + 3)
                               * 10 ** digits // functions.logarithm(10, 0, digits + 3))

    def _logarithm(self, context, compute):
        if self.is_nan():
            return self._rounded(context)
        if not self:
            return _make(True, 0, 'F')
        if self._sign:
            return _invalid(context)
        if self.is_infinite():
            return self
        if self == 1:
            return Decimal(0)
        # Near 1 the logarithm has as many zeros as the difference.
        distance = _sum(self, Decimal(-1), Context(prec=9, traps=[]))
        digits = context.prec + 8 + max(0, -distance.adjusted())
        value = compute(digits)
        return _finish(context, _half_even(context), (_sticky(abs(value)), -digits), value < 0)

    def exp(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self._rounded(context)
        if self.is_infinite():
            return Decimal(0) if self._sign else self
        if not self._n:
            return Decimal(1)
        rules = _half_even(context)
        if self.adjusted() > 18:
            return _finish(context, rules, (1, -2 * abs(context.Emin) * 3 if self._sign else context.Emax * 3))
        digits = context.prec + 12 + max(0, self.adjusted())
        if self.adjusted() < -digits:
            return _finish(context, rules, (10 ** digits + (-1 if self._sign else 1), -digits))
        n, exponent = functions.exponential(_scaled(self, digits), digits)
        return _finish(context, rules, (_sticky(n), exponent))

    def logb(self, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self._rounded(context)
        if self.is_infinite():
            return self.copy_abs()
        if not self:
            context.signal(DivisionByZero)
            return _make(True, 0, 'F')
        return Decimal(self.adjusted())._rounded(context)

    def scaleb(self, other, context=None):
        context, other = context or getcontext(), _operand(other)
        if nan := _nan_result(context, self, other):
            return nan
        if other._exponent != 0 or abs(int(other)) > 2 * (context.Emax + context.prec):
            return _invalid(context)
        if self.is_infinite():
            return self
        return _make(self._sign, self._n, self._exponent + int(other))._rounded(context)

    def normalize(self, context=None):
        """The same number without zeros at the end."""
        context = context or getcontext()
        if not self.is_finite():
            return self._rounded(context)
        result = self._rounded(context)
        if not result.is_finite():
            return result
        if not result._n:
            return _make(result._sign, 0, 0)
        n, exponent = result._n, result._exponent
        while n % 10 == 0 and exponent < (context.Etop() if context.clamp else context.Emax):
            n, exponent = n // 10, exponent + 1
        return _make(result._sign, n, exponent)

    def quantize(self, exp, rounding=None, context=None):
        """This number with the exponent of another."""
        context, exp = context or getcontext(), _operand(exp)
        if nan := _nan_result(context, self, exp):
            return nan
        if self.is_infinite() or exp.is_infinite():
            return self if self.is_infinite() and exp.is_infinite() else _invalid(context)
        if not context.Etiny() <= exp._exponent <= context.Emax:
            return _invalid(context)
        result = _to_exponent(self, exp._exponent, rounding or context.rounding, context.prec)
        if result is None or result._n and result.adjusted() > context.Emax:
            return _invalid(context)
        _signal_change(context, self, result)
        return result

    def to_integral_value(self, rounding=None, context=None):
        context = context or getcontext()
        if self.is_nan():
            return self._rounded(context)
        if self.is_infinite() or self._exponent >= 0:
            return self
        return _to_exponent(self, 0, rounding or context.rounding)

    to_integral = to_integral_value

    def to_integral_exact(self, rounding=None, context=None):
        context = context or getcontext()
        result = self.to_integral_value(rounding, context)
        if self.is_finite():
            _signal_change(context, self, result)
        return result

    def next_plus(self, context=None):
        return self._next(context or getcontext(), 'ROUND_CEILING')

    def next_minus(self, context=None):
        return self._next(context or getcontext(), 'ROUND_FLOOR')

    def _next(self, context, rounding):
        if self.is_nan():
            return self._rounded(context)
        rules = context.copy()
        rules.rounding = rounding
        rules.clear_traps()
        up = rounding == 'ROUND_CEILING'
        if self.is_infinite():
            return self if self._sign != up else _make(self._sign, 10 ** context.prec - 1, context.Etop())
        result = self._rounded(rules)
        if result != self:
            return result
        return self.__add__(_make(not up, 1, context.Etiny() - 1), rules)

    def next_toward(self, other, context=None):
        context, other = context or getcontext(), _operand(other)
        if nan := _nan_result(context, self, other):
            return nan
        order = _order(self, other)
        if not order:
            return self.copy_sign(other)
        return self.next_plus(context) if order < 0 else self.next_minus(context)


def _make(sign, n, exponent, cls=Decimal):
    self = object.__new__(cls)
    self._sign, self._n, self._exponent = bool(sign), n, exponent
    return self


def _from_tuple(value):
    if len(value) != 3:
        raise ValueError('argument must be a sequence of length 3')
    sign, digits, exponent = value
    if sign not in (0, 1):
        raise ValueError('sign must be an integer with the value 0 or 1')
    if exponent not in ('F', 'n', 'N') and not isinstance(exponent, int):
        raise ValueError("string argument in the third position must be 'F', 'n' or 'N'")
    if any(not isinstance(d, int) or not 0 <= d <= 9 for d in digits):
        raise ValueError('coefficient must be a tuple of digits')
    return sign, 0 if exponent == 'F' else int(''.join(map(str, digits)) or 0), exponent


def _operand(x, strict=True):
    """What an operator can compute with as a Decimal."""
    if isinstance(x, Decimal):
        return x
    if isinstance(x, int):
        return Decimal(x)
    if strict:
        raise TypeError(f'conversion from {type(x).__name__} to Decimal is not supported')
    return NotImplemented


def _comparable(a, b, equality):
    """Two numbers that compare as a and b do; the second NotImplemented if there are none."""
    if isinstance(b, Decimal):
        return a, b
    if isinstance(b, int):
        return a, Decimal(b)
    if isinstance(b, float):
        context = getcontext()
        context.flags[FloatOperation] = True
        if context.traps[FloatOperation] and not equality:
            raise FloatOperation([FloatOperation])
        return a, Decimal.from_float(b)
    if isinstance(b, complex) and equality and not b.imag:
        return a, Decimal.from_float(b.real)
    if isinstance(b, numbers.Rational):
        if not a.is_finite():
            return a, Decimal(b.numerator)
        return _make(a._sign, a._n * b.denominator, a._exponent), Decimal(b.numerator)
    return a, NotImplemented


def _order(a, b):
    """-1, 0 or 1; neither is a NaN."""
    x, y = _signed_infinity(a), _signed_infinity(b)
    if x or y:
        return (x > y) - (x < y)
    x, y = -1 if a._sign else 1, -1 if b._sign else 1
    x, y = x * bool(a._n), y * bool(b._n)
    if x != y or not x:
        return (x > y) - (x < y)
    if a.adjusted() != b.adjusted():
        return x if a.adjusted() > b.adjusted() else -x
    exponent = min(a._exponent, b._exponent)
    x, y = x * a._n * 10 ** (a._exponent - exponent), y * b._n * 10 ** (b._exponent - exponent)
    return (x > y) - (x < y)


def _signed_infinity(x):
    return 0 if not x.is_infinite() else -1 if x._sign else 1


class _Magnitude:
    """A key that orders numbers by _order."""

    def __init__(self, x):
        self.x = x

    def __eq__(self, other):
        return _order(self.x, other.x) == 0

    def __lt__(self, other):
        return _order(self.x, other.x) < 0

    def __gt__(self, other):
        return _order(self.x, other.x) > 0


def _magnitude(x):
    return _Magnitude(x.copy_abs())


def _total_key(x):
    """A key for an order that tells all numbers apart, NaNs and 1.0 from 1.00 included."""
    sign = -1 if x._sign else 1
    if x.is_nan():
        return sign * (4 if x.is_qnan() else 3), sign * x._n, 0
    if x.is_infinite():
        return sign * 2, 0, 0
    return sign, _Magnitude(x), sign * x._exponent


def _invalid(context, reason=InvalidOperation):
    context.signal(reason)
    return _make(False, 0, 'n')


def _nan_result(context, *operands):
    """The NaN that an operation gives if an operand is one."""
    for x in operands:
        if x.is_snan():
            context.signal(InvalidOperation)
            return _make(x._sign, x._n, 'n')
    for x in operands:
        if x.is_qnan():
            return x
    return None


def _sum(a, b, context):
    if not a._n or not b._n:
        return _sum_with_zero(a, b, context)
    if a._exponent < b._exponent:
        a, b = b, a
    # A summand beyond all digits of the result only tells the others how to round.
    far = a._exponent - context.prec - 3
    if b.adjusted() < min(far, a.adjusted() - context.prec - 3):
        b = _make(b._sign, 1, min(far, a.adjusted() - context.prec - 3))
    x = a._n * 10 ** (a._exponent - b._exponent)
    total = (-x if a._sign else x) + (-b._n if b._sign else b._n)
    sign = total < 0 or not total and (a._sign and b._sign or a._sign != b._sign and context.rounding == 'ROUND_FLOOR')
    return _make(*context.fit(sign, abs(total), b._exponent))


def _sum_with_zero(a, b, context):
    exponent = min(a._exponent, b._exponent)
    if not a._n and not b._n:
        sign = a._sign and b._sign or a._sign != b._sign and context.rounding == 'ROUND_FLOOR'
        return _make(*context.fit(sign, 0, exponent))
    x = a if a._n else b
    exponent = max(exponent, x._exponent - max(0, context.prec + 1 - digits_of(x._n)))
    return _make(*context.fit(x._sign, x._n * 10 ** (x._exponent - exponent), exponent))


def _quotient(sign, a, b, context):
    ideal = a._exponent - b._exponent
    if not a._n:
        return _make(*context.fit(sign, 0, ideal))
    shift = max(0, digits_of(b._n) - digits_of(a._n) + context.prec + 1)
    n, rest = divmod(a._n * 10 ** shift, b._n)
    exponent = ideal - shift
    if rest:
        return _make(*context.fit(sign, _sticky(n), exponent))
    while exponent < ideal and n % 10 == 0:
        n, exponent = n // 10, exponent + 1
    return _make(*context.fit(sign, n, exponent))


def _sticky(n):
    """n, changed where its last digit would make what follows look like nothing or a half."""
    return n + 1 if n % 5 == 0 else n


def _scaled(x, digits):
    """x * 10**digits, as an int."""
    shift = x._exponent + digits
    n = x._n * 10 ** shift if shift >= 0 else x._n // 10 ** -shift
    return -n if x._sign else n


def _half_even(context):
    rules = context.copy()
    rules.rounding = ROUND_HALF_EVEN
    rules.clear_flags()
    rules.clear_traps()
    return rules


def _finish(context, rules, parts, sign=False):
    """Round by other rules, and tell the context what was signaled."""
    result = _make(*rules.fit(sign, *parts))
    happened = [signal for signal, set in rules.flags.items() if set]
    if happened:
        context.signal(*happened)
    return result


def _to_exponent(x, exponent, rounding, precision=None):
    """x with an exponent; None if that takes more digits than the precision."""
    if x._exponent >= exponent:
        if precision is not None and x._n and digits_of(x._n) + x._exponent - exponent > precision:
            return None
        return _make(x._sign, x._n * 10 ** (x._exponent - exponent) if x._n else 0, exponent)
    n, _ = shortened(x._sign, x._n, min(exponent - x._exponent, digits_of(x._n) + 1), rounding)
    if precision is not None and digits_of(n) > precision:
        return None
    return _make(x._sign, n, exponent)


def _signal_change(context, before, after):
    """Signal that quantize or its like lost digits."""
    if after._exponent > before._exponent:
        context.signal(*((Rounded, Inexact) if _order(before, after) else (Rounded,)))


def _power(x, y, context):
    if x == 1 and x.is_finite() and x._exponent == 0 and not x._sign and not y.is_nan():
        if y.is_finite() and _is_whole(y):
            return Decimal(1)
    if not y and y.is_finite():
        if x.is_snan():
            return _nan_result(context, x)
        if not x and x.is_finite():
            return _invalid(context)
        return x if x.is_qnan() else Decimal(1)
    if nan := _nan_result(context, x, y):
        return nan
    whole = y.is_finite() and _is_whole(y)
    sign = x._sign and whole and int(y) % 2 == 1
    if x._sign and not whole and (x or not y.is_infinite()) and x._n:
        return _invalid(context)
    if not x or x.is_infinite():
        small = (not x) != y._sign
        return _make(sign, 0, 0) if small else _make(sign, 0, 'F')
    if y.is_infinite():
        order = _order(x.copy_abs(), Decimal(1))
        if not order:
            return _inexact_one(context)
        return _make(False, 0, 'F') if (order > 0) != y._sign else _make(False, 0, 0)
    if whole and digits_of(x._n) * abs(int(y)) < 5000:
        return _whole_power(x, int(y), sign, context)
    return _real_power(x, y, sign, context)


def _is_whole(y):
    return y._exponent >= 0 or y._n % 10 ** min(-y._exponent, digits_of(y._n) + 1) == 0


def _inexact_one(context):
    context.signal(Inexact, Rounded)
    return _make(False, 10 ** (context.prec - 1), 1 - context.prec)


def _whole_power(x, y, sign, context):
    n, exponent = x._n ** abs(y), x._exponent * abs(y)
    rules = _half_even(context)
    if y > 0:
        return _finish(context, rules, (n, exponent), sign)
    result = _quotient(sign, Decimal(1), _make(False, n, exponent), rules)
    return _finish(context, rules, (result._n, result._exponent), sign) if result.is_finite() else result


def _real_power(x, y, sign, context):
    if _order(x.copy_abs(), Decimal(1)) == 0:
        return _inexact_one(context)
    size = max(0, y.adjusted()) + max(0, digits_of(abs(x.adjusted())))
    if size > 40:
        larger = (x.adjusted() >= 0) != y._sign
        return _finish(context, _half_even(context), (1, 3 * context.Emax if larger else -6 * abs(context.Emin)), sign)
    digits = context.prec + 12 + 2 * size + max(0, -y.adjusted())
    ln = functions.logarithm(x._n, x._exponent, digits)
    product = ln * _scaled(y, digits) // 10 ** digits
    n, exponent = functions.exponential(product, digits)
    # A result that is exact but for the last places of the computation is exact.
    spare = max(0, digits_of(n) - context.prec - 4)
    n, exponent = (n + 10 ** spare // 2) // 10 ** spare, exponent + spare
    rules = _half_even(context)
    rules.flags[Inexact] = rules.flags[Rounded] = True
    return _finish(context, rules, (n, exponent), sign)


def _power_modulo(x, y, modulo, context):
    if nan := _nan_result(context, x, y, modulo):
        return nan
    if not all(v.is_finite() and _is_whole(v) for v in (x, y, modulo)) or y._sign or not modulo or not x and not y:
        return _invalid(context)
    result = pow(abs(int(x)), int(y), abs(int(modulo)))
    return _make(x._sign and int(y) % 2 == 1, result, 0)


numbers.Number.register(Decimal)


def _context_method(name, operands):
    """A method of Context: that of the number, computed by the context's rules."""
    method = getattr(Decimal, name)

    def of_one(self, a, /):
        return method(_operand(a), context=self)

    def of_two(self, a, b, /):
        return method(_operand(a), _operand(b), context=self)

    def of_three(self, a, b, c, /):
        return method(_operand(a), _operand(b), _operand(c), context=self)

    return (of_one, of_two, of_three)[operands - 1]


for _names, _operands in (
        ('exp ln log10 logb sqrt normalize next_plus next_minus to_integral_exact to_integral_value to_eng_string '
         'is_normal is_subnormal number_class', 1),
        ('compare compare_signal compare_total compare_total_mag max min max_mag min_mag next_toward quantize '
         'remainder_near same_quantum scaleb copy_sign', 2),
        ('fma', 3)):
    for _name in _names.split():
        setattr(Context, _name, _context_method(_name, _operands))
for _name, _method in (('add', '__add__'), ('subtract', '__sub__'), ('multiply', '__mul__'), ('divide', '__truediv__'),
                       ('divide_int', '__floordiv__'), ('remainder', '__mod__'), ('divmod', '__divmod__')):
    setattr(Context, _name, _context_method(_method, 2))
Context.plus = _context_method('__pos__', 1)
Context.minus = _context_method('__neg__', 1)
Context.abs = lambda self, a, /: _operand(a).copy_abs()._rounded(self)
Context.power = lambda self, a, b, modulo=None: _operand(a).__pow__(_operand(b), modulo, self)
Context.to_sci_string = lambda self, a, /: text.write(a._sign, a._n, a._exponent, self.capitals)
Context.to_integral = Context.to_integral_value
for _name in ('copy_abs', 'copy_negate', 'is_finite', 'is_infinite', 'is_nan', 'is_qnan', 'is_snan', 'is_signed',
              'is_zero', 'is_canonical', 'canonical'):
    setattr(Context, _name, lambda self, a, /, _method=getattr(Decimal, _name): _method(_operand(a)))
