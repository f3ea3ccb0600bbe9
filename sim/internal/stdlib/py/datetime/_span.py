"""timedelta, which is kept as days, seconds and microseconds and reckoned with
in microseconds."""

from _native import named_in_full
from datetime._fields import DAY, SECOND, compared, field, kind

_UNITS = {'days': DAY, 'seconds': SECOND, 'microseconds': 1, 'milliseconds': 1000, 'minutes': 60 * SECOND,
          'hours': 3600 * SECOND, 'weeks': 7 * DAY}


def nearest(numerator, denominator):
    """A quotient rounded to the nearest int, a half to the even one."""
    if denominator < 0:
        numerator, denominator = -numerator, -denominator
    below, rest = divmod(numerator, denominator)
    if 2 * rest == denominator:
        return below + below % 2
    return below + (2 * rest > denominator)


@compared
@named_in_full
class timedelta:
    """A span of time."""

    __module__ = 'datetime'
    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        given = days, seconds, microseconds, milliseconds, minutes, hours, weeks
        total, fraction = 0, 0.0
        for (name, unit), value in zip(_UNITS.items(), given):
            if isinstance(value, int):
                total += value * unit
            elif isinstance(value, float):
                int(value)  # refuses what is not finite
                numerator, denominator = value.as_integer_ratio()
                microseconds, rest = divmod(numerator * unit, denominator)
                total += microseconds
                fraction += rest / denominator
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {kind(value)}')
        if fraction:
            # A half goes to the even number of microseconds in all.
            carried = int(fraction)
            odd = (total + carried) % 2
            total += carried + round(fraction - carried + odd) - odd
        return cls._of(total)

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        self._days, rest = divmod(microseconds, DAY)
        self._seconds, self._microseconds = divmod(rest, SECOND)
        if abs(self._days) > 999999999:
            if abs(self._days) >= 1 << 31:
                raise OverflowError('Python int too large to convert to C int')
            raise OverflowError(f'days={self._days}; must have magnitude <= 999999999')
        return self

    days = field('days')
    seconds = field('seconds')
    microseconds = field('microseconds')

    def _total(self):
        return self._days * DAY + self._seconds * SECOND + self._microseconds

    def total_seconds(self):
        """The whole span in seconds."""
        return self._total() / SECOND

    def __repr__(self):
        fields = {'days': self._days, 'seconds': self._seconds, 'microseconds': self._microseconds}
        inner = ', '.join(f'{name}={value}' for name, value in fields.items() if value)
        return f'{kind(self)}({inner or 0})'

    def __str__(self):
        hours, rest = divmod(self._seconds, 3600)
        plural = '' if abs(self._days) == 1 else 's'
        days = f'{self._days} day{plural}, ' if self._days else ''
        fraction = f'.{self._microseconds:06d}' if self._microseconds else ''
        return f'{days}{hours}:{rest // 60:02d}:{rest % 60:02d}{fraction}'

    def __add__(self, other):
        return _added(self, other, 1)

    __radd__ = __add__

    def __sub__(self, other):
        return _added(self, other, -1)

    def __rsub__(self, other):
        return _added(-self, other, 1)

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return timedelta._of(self._total())

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(other * self._total())
        if isinstance(other, float):
            numerator, denominator = other.as_integer_ratio()
            return timedelta._of(nearest(numerator * self._total(), denominator))
        return NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        total = self._total()
        match other:
            case timedelta():
                return total / other._total()
            case int():
                _check_divisor(other)
                return timedelta._of(nearest(total, other))
            case float():
                _check_divisor(other)
                numerator, denominator = other.as_integer_ratio()
                return timedelta._of(nearest(total * denominator, numerator))
        return NotImplemented

    def __floordiv__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        parts = self.__divmod__(other)
        return parts if parts is NotImplemented else parts[0]

    def __mod__(self, other):
        parts = self.__divmod__(other)
        return parts if parts is NotImplemented else parts[1]

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        times, rest = divmod(self._total(), other._total())
        return times, timedelta._of(rest)

    def _compared_with(self, other, how):
        return (self._total(), other._total()) if isinstance(other, timedelta) else None

    def __hash__(self):
        return hash(self._total())

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


def _added(span, other, sign):
    if isinstance(other, timedelta):
        return timedelta._of(span._total() + sign * other._total())
    return NotImplemented


def _check_divisor(number):
    if number == 0:
        raise ZeroDivisionError('division by zero')


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)
