"""What the types of datetime have in common: the calendar's arithmetic, the
checks of fields, read-only attributes and comparisons."""

import operator
from _calendar import civil_from_days, days_from_civil

MINYEAR, MAXYEAR = 1, 9999
EPOCH = 719163  # the ordinal of 1970-01-01; that of 0001-01-01 is 1
LAST_DAY = 3652059  # the ordinal of 9999-12-31
SECOND = 1_000_000  # in microseconds, as are all spans within these modules
DAY = 86400 * SECOND

REQUIRED = object()  # stands for an argument that was left out


def ordinal(year, month, day):
    """The number of a day."""
    return days_from_civil(year, month, day) + EPOCH


def from_ordinal(n):
    """The year, month and day of a day's number."""
    return civil_from_days(n - EPOCH)


def whole(value):
    """An int, or what counts as one."""
    if isinstance(value, int):
        return value
    try:
        return operator.index(value)
    except TypeError:
        raise TypeError(f"'{kind(value)}' object cannot be interpreted as an integer") from None


def kind(value):
    """The name of a value's type as messages have it."""
    cls = type(value)
    return f'datetime.{cls.__name__}' if cls.__module__ == 'datetime' else cls.__name__


def check_str(value, function):
    """Raise TypeError unless a function's first argument is a str."""
    if not isinstance(value, str):
        raise TypeError(f'{function}() argument 1 must be str, not {kind(value)}')


def date_fields(*values):
    """Check a year, month and day."""
    fields = []
    for place, (name, value) in enumerate(zip(('year', 'month', 'day'), values), start=1):
        if value is REQUIRED:
            raise TypeError(f'function missing required argument {name!r} (pos {place})')
        fields.append(whole(value))
    year, month, day = fields
    check_range('year', year, MINYEAR, MAXYEAR)
    check_range('month', month, 1, 12)
    following = (year, month + 1) if month < 12 else (year + 1, 1)
    length = days_from_civil(*following, 1) - days_from_civil(year, month, 1)
    if not 0 < day <= length:
        raise ValueError(f'day {day} must be in range 1..{length} for month {month} in year {year}')
    return year, month, day


def time_fields(hour, minute, second, microsecond, fold):
    """Check the fields of a time of day."""
    fields = whole(hour), whole(minute), whole(second), whole(microsecond)
    for name, value, most in zip(('hour', 'minute', 'second', 'microsecond'), fields, (23, 59, 59, 999999)):
        check_range(name, value, 0, most)
    if fold != 0 and fold != 1:
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return fields


def check_range(name, value, least, most):
    """Raise ValueError unless a field is within its range."""
    if not least <= value <= most:
        raise ValueError(f'{name} must be in {least}..{most}, not {value}')


def from_iso_week(year, week, day):
    """The year, month and day of a day in a numbered week."""
    check_range('year', year, MINYEAR, MAXYEAR)
    first, after = _first_monday(year), _first_monday(year + 1)
    if not 0 < week <= (after - first) // 7:
        raise ValueError(f'Invalid week: {week}')
    if not 0 < day <= 7:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return from_ordinal(first + 7 * (week - 1) + day - 1)


def _first_monday(year):
    """The ordinal of the Monday of week 1, the one that has 4 January."""
    fourth = ordinal(year, 1, 4)
    return fourth - (fourth - 1) % 7


def field(name, owner=None):
    """A read-only attribute, kept in a slot of the same name with an underscore."""
    message = f"attribute '{name}' of 'datetime.{owner}' objects is not writable" if owner else 'readonly attribute'

    def refuse(self, value):
        raise AttributeError(message)

    return property(operator.attrgetter(f'_{name}'), refuse)


def compared(cls):
    """A decorator: compare instances by what their _compared_with gives, a pair
    of values, or None if they cannot be compared with the other."""
    def comparison(name):
        operation = getattr(operator, name)

        def compare(self, other):
            pair = self._compared_with(other, name)
            return NotImplemented if pair is None else operation(*pair)
        return compare

    for name in 'eq', 'lt', 'le', 'gt', 'ge':
        setattr(cls, f'__{name}__', comparison(name))
    return cls
