"""The rules of a computation: precision, rounding, limits, and what to do when
something is lost or makes no sense."""

import contextvars

ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR = 'ROUND_UP', 'ROUND_DOWN', 'ROUND_CEILING', 'ROUND_FLOOR'
ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP = 'ROUND_HALF_UP', 'ROUND_HALF_DOWN', 'ROUND_HALF_EVEN', 'ROUND_05UP'
_ROUNDINGS = (ROUND_UP, ROUND_DOWN, ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN, ROUND_05UP)

MAX_PREC = MAX_EMAX = 999999999999999999
MAX_EMIN = MIN_EMIN = -999999999999999999
MIN_ETINY = -1999999999999999997


class DecimalException(ArithmeticError):
    """A signal."""


class Clamped(DecimalException):
    """An exponent was changed to fit."""


class InvalidOperation(DecimalException):
    """The operation has no result."""


class DivisionByZero(DecimalException, ZeroDivisionError):
    """A number was divided by zero."""


class Inexact(DecimalException):
    """Digits other than zeros were lost."""


class Rounded(DecimalException):
    """Digits were lost, perhaps all zeros."""


class Subnormal(DecimalException):
    """The result is nearer to zero than the limit, before rounding."""


class Overflow(Inexact, Rounded):
    """The result is too large."""


class Underflow(Inexact, Rounded, Subnormal):
    """The result was rounded, and is nearer to zero than the limit."""


class FloatOperation(DecimalException, TypeError):
    """A float was mixed in."""


# Why an operation is invalid.

class ConversionSyntax(InvalidOperation):
    """The text is no number."""


class DivisionImpossible(InvalidOperation):
    """The quotient has too many digits."""


class DivisionUndefined(InvalidOperation, ZeroDivisionError):
    """Zero was divided by zero."""


class InvalidContext(InvalidOperation):
    """The context is wrong."""


# By precedence.
SIGNALS = (InvalidOperation, FloatOperation, DivisionByZero, Overflow, Underflow, Subnormal, Inexact, Rounded, Clamped)
# As a context shows them.
_SHOWN_TRAPS = (Clamped, InvalidOperation, DivisionByZero, Inexact, FloatOperation, Overflow, Rounded, Subnormal, Underflow)
_SHOWN_FLAGS = (Clamped, DivisionByZero, Inexact, FloatOperation, InvalidOperation, Overflow, Rounded, Subnormal, Underflow)


def digits_of(n):
    """How many digits a natural number has; none for 0."""
    if not n:
        return 0
    count = (n.bit_length() - 1) * 30102 // 100000 + 1
    while n >= 10 ** count:
        count += 1
    return count


def shortened(sign, n, digits, rounding):
    """n without its last digits, rounded; and whether any of them was not zero."""
    n, rest = divmod(n, 10 ** digits)
    if not rest:
        return n, False
    half = 2 * rest - 10 ** digits
    match rounding:
        case 'ROUND_HALF_EVEN':
            up = half > 0 or half == 0 and n % 2
        case 'ROUND_HALF_UP':
            up = half >= 0
        case 'ROUND_HALF_DOWN':
            up = half > 0
        case 'ROUND_DOWN':
            up = False
        case 'ROUND_UP':
            up = True
        case 'ROUND_CEILING':
            up = not sign
        case 'ROUND_FLOOR':
            up = sign
        case _:
            up = n % 5 == 0  # the last digit is 0 or 5
    return n + bool(up), True


class Context:
    """The rules of a computation."""

    def __init__(self, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None):
        default = _defaults
        self.prec = default['prec'] if prec is None else prec
        self.rounding = default['rounding'] if rounding is None else rounding
        self.Emin = default['Emin'] if Emin is None else Emin
        self.Emax = default['Emax'] if Emax is None else Emax
        self.capitals = default['capitals'] if capitals is None else capitals
        self.clamp = default['clamp'] if clamp is None else clamp
        self.traps = _signals(default['traps'] if traps is None else traps)
        self.flags = _signals(() if flags is None else flags)

    def __setattr__(self, name, value):
        match name:
            case 'prec':
                _check_int(name, value, 1, MAX_PREC)
            case 'Emin':
                _check_int(name, value, MIN_EMIN, 0)
            case 'Emax':
                _check_int(name, value, 0, MAX_EMAX)
            case 'capitals' | 'clamp':
                _check_int(name, value, 0, 1, 'valid values for %s are 0 or 1')
            case 'rounding':
                if value not in _ROUNDINGS:
                    raise TypeError("valid values for rounding are:\n  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,\n"
                                    "   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,\n   ROUND_05UP]")
            case 'flags' | 'traps':
                value = _signals(value)
            case _:
                raise AttributeError(f"'decimal.Context' object has no attribute '{name}'")
        object.__setattr__(self, name, value)

    def __repr__(self):
        flags = [s.__name__ for s in _SHOWN_FLAGS if self.flags[s]]
        traps = [s.__name__ for s in _SHOWN_TRAPS if self.traps[s]]
        return (f'Context(prec={self.prec}, rounding={self.rounding}, Emin={self.Emin}, Emax={self.Emax}, '
                f'capitals={self.capitals}, clamp={self.clamp}, flags=[{", ".join(flags)}], traps=[{", ".join(traps)}])')

    def copy(self):
        return Context(self.prec, self.rounding, self.Emin, self.Emax, self.capitals, self.clamp, self.flags, self.traps)

    __copy__ = copy

    def clear_flags(self):
        for signal in SIGNALS:
            self.flags[signal] = False

    def clear_traps(self):
        for signal in SIGNALS:
            self.traps[signal] = False

    def Etiny(self):
        return self.Emin - self.prec + 1

    def Etop(self):
        return self.Emax - self.prec + 1

    def radix(self):
        from decimal.number import Decimal
        return Decimal(10)

    def signal(self, *reasons):
        """Raise the flags of what happened, and raise the first that is trapped."""
        trapped = {}
        for reason in reasons:
            signal = reason if reason in self.flags else InvalidOperation
            self.flags[signal] = True
            if self.traps[signal]:
                trapped[signal] = reason
        if trapped:
            trapped = [(signal, trapped[signal]) for signal in SIGNALS if signal in trapped]
            raise trapped[0][0]([reason for _, reason in trapped])

    def fit(self, sign, n, exponent):
        """A number rounded so that it fits, as (sign, n, exponent); the exponent
        'F' stands for infinity."""
        length, tiny = digits_of(n), self.Etiny()
        if not n:
            highest = self.Etop() if self.clamp else self.Emax
            if not tiny <= exponent <= highest:
                self.signal(Clamped)
            return sign, 0, max(tiny, min(exponent, highest))
        happened = []
        subnormal = exponent + length - 1 < self.Emin
        drop = max(length - self.prec, tiny - exponent if subnormal else 0)
        if subnormal:
            happened.append(Subnormal)
        if drop > 0:
            n, inexact = shortened(sign, n, min(drop, length + 1), self.rounding)
            exponent += drop
            if digits_of(n) > self.prec:
                n, exponent = n // 10, exponent + 1
            happened.append(Rounded)
            if inexact:
                happened.append(Inexact)
                if subnormal:
                    happened.append(Underflow)
            if not n:
                happened.append(Clamped)
        if n and exponent + digits_of(n) - 1 > self.Emax:
            return self._overflow(sign)
        if self.clamp and exponent > self.Etop():
            n, exponent = n * 10 ** (exponent - self.Etop()), self.Etop()
            happened.append(Clamped)
        if happened:
            self.signal(*happened)
        return sign, n, exponent

    def _overflow(self, sign):
        self.signal(Overflow, Inexact, Rounded)
        toward_zero = {ROUND_DOWN: True, ROUND_05UP: True, ROUND_CEILING: sign, ROUND_FLOOR: not sign}
        if toward_zero.get(self.rounding):
            return sign, 10 ** self.prec - 1, self.Etop()
        return sign, 0, 'F'

    def create_decimal(self, num='0', /):
        from decimal.number import Decimal
        return Decimal(num, self)._rounded(self)

    def create_decimal_from_float(self, f, /):
        from decimal.number import Decimal
        return Decimal.from_float(f)._rounded(self)


def _check_int(name, value, least, most, message=None):
    if not isinstance(value, int):
        raise TypeError('an integer is required')
    if not least <= value <= most:
        limits = {'prec': '[1, MAX_PREC]', 'Emin': '[MIN_EMIN, 0]', 'Emax': '[0, MAX_EMAX]'}
        raise ValueError(message % name if message else f'valid range for {name} is {limits[name]}')


def _signals(given):
    """A dict of all signals: those of an iterable, or those that are true in a dict, are set."""
    if isinstance(given, dict):
        given = [signal for signal, value in given.items() if value]
    return {signal: signal in given for signal in SIGNALS}


_defaults = {'prec': 28, 'rounding': ROUND_HALF_EVEN, 'Emin': -999999, 'Emax': 999999, 'capitals': 1, 'clamp': 0,
             'traps': (InvalidOperation, DivisionByZero, Overflow)}

DefaultContext = Context()
BasicContext = Context(prec=9, rounding=ROUND_HALF_UP,
                       traps=[DivisionByZero, Overflow, InvalidOperation, Clamped, Underflow])
ExtendedContext = Context(prec=9, rounding=ROUND_HALF_EVEN, traps=[])

_current = contextvars.ContextVar('decimal_context')


def getcontext():
    """The rules that hold here."""
    try:
        return _current.get()
    except LookupError:
        context = DefaultContext.copy()
        _current.set(context)
        return context


def setcontext(context, /):
    """Compute by these rules from here on."""
    if not isinstance(context, Context):
        raise TypeError('argument must be a context')
    if context in (DefaultContext, BasicContext, ExtendedContext):
        context = context.copy()
        context.clear_flags()
    _current.set(context)


class localcontext:
    """Other rules for the time of a with statement."""

    def __init__(self, ctx=None, **changes):
        if ctx is not None and not isinstance(ctx, Context):
            raise TypeError('optional argument must be a context')
        self._new = (getcontext() if ctx is None else ctx).copy()
        for name, value in changes.items():
            if name not in ('prec', 'rounding', 'Emin', 'Emax', 'capitals', 'clamp', 'flags', 'traps'):
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
            setattr(self._new, name, value)

    def __enter__(self):
        self._old = getcontext()
        _current.set(self._new)
        return self._new

    def __exit__(self, *exc_info):
        _current.set(self._old)
