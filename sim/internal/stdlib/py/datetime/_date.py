"""date: a day of the calendar."""

import time
from _native import named_in_full
from datetime._fields import (LAST_DAY, REQUIRED, compared, date_fields, field, from_iso_week, from_ordinal,
                              kind, ordinal, whole)
from datetime._iso import format_method, formatted, read_date, reading
from datetime._span import timedelta

_DAY_NAMES = 'Mon Tue Wed Thu Fri Sat Sun'.split()
_MONTH_NAMES = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split()


@named_in_full
class IsoCalendarDate(tuple):
    """A year, a week and a day of the week."""

    __module__ = 'datetime'
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return 'datetime.IsoCalendarDate(year={}, week={}, weekday={})'.format(*self)


@compared
@named_in_full
class date:
    """A day of the calendar."""

    __module__ = 'datetime'
    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year=REQUIRED, month=REQUIRED, day=REQUIRED):
        self = object.__new__(cls)
        self._year, self._month, self._day = date_fields(year, month, day)
        return self

    year = field('year', 'date')
    month = field('month', 'date')
    day = field('day', 'date')

    # Other ways to make one.

    @classmethod
    def today(cls):
        """The day that it is."""
        return cls.fromtimestamp(time.time())

    @classmethod
    def fromtimestamp(cls, t):
        """The day some seconds after the epoch."""
        return cls(*time.localtime(t)[:3])

    @classmethod
    def fromordinal(cls, n):
        """The day of a number; 1 is 0001-01-01."""
        return cls(*from_ordinal(_day_number(n)))

    @reading
    def fromisoformat(cls, text):
        return cls(*read_date(text))

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of a week of a year, as ISO 8601 counts them."""
        return cls(*from_iso_week(whole(year), whole(week), whole(day)))

    @classmethod
    def strptime(cls, date_string, format):
        """Read a day by a format."""
        from _strptime import _parse, _resolve
        return cls(*_resolve(_parse(date_string, format))[:3])

    # As text.

    def __repr__(self):
        return f'{kind(self)}({self._year}, {self._month}, {self._day})'

    def isoformat(self):
        """YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        """The day as C's ctime() writes it."""
        return self._ctime('00:00:00')

    def _ctime(self, clock):
        day, month = _DAY_NAMES[self.weekday()], _MONTH_NAMES[self._month - 1]
        return f'{day} {month} {self._day:2d} {clock} {self._year:04d}'

    def strftime(self, format):
        """Write the day by a format."""
        return formatted(format, (self._year, self._month, self._day, 0, 0, 0))

    __format__ = format_method

    # As numbers.

    def toordinal(self):
        """The number of the day; that of 0001-01-01 is 1."""
        return ordinal(self._year, self._month, self._day)

    def weekday(self):
        """The day of the week, 0 for Monday."""
        return (self.toordinal() - 1) % 7

    def isoweekday(self):
        """The day of the week, 1 for Monday."""
        return self.weekday() + 1

    def isocalendar(self):
        """The year, week and day of the week as ISO 8601 counts them: a week
        belongs to the year that its Thursday is in."""
        thursday = self.toordinal() - self.weekday() + 3
        year, _, _ = from_ordinal(thursday)
        return IsoCalendarDate(year, (thursday - ordinal(year, 1, 1)) // 7 + 1, self.isoweekday())

    def timetuple(self):
        """The day as the time module has it."""
        return self._struct((0, 0, 0), -1)

    def _struct(self, clock, dst):
        day_of_year = self.toordinal() - ordinal(self._year, 1, 1) + 1
        return time.struct_time((self._year, self._month, self._day, *clock, self.weekday(), day_of_year, dst))

    # Reckoning.

    def replace(self, year=None, month=None, day=None):
        """The same day with some fields changed."""
        new = (old if new is None else new for new, old in zip((year, month, day), self._day_fields()))
        return type(self)(*new)

    __replace__ = replace

    def __add__(self, other):
        return _moved(self, other.days) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return _moved(self, -other.days) if isinstance(other, timedelta) else NotImplemented

    def _day_fields(self):
        return self._year, self._month, self._day

    def _compared_with(self, other, how):
        from datetime import datetime
        if not isinstance(other, date) or isinstance(other, datetime):
            return None
        return self._day_fields(), other._day_fields()

    def __hash__(self):
        return hash(self._day_fields())

    def __reduce__(self):
        return type(self), self._day_fields()


def _day_number(n):
    n = whole(n)
    if n < 1:
        raise ValueError('ordinal must be >= 1')
    if n > LAST_DAY:
        raise ValueError('year is out of range')
    return n


def _moved(day, days):
    n = day.toordinal() + days
    if not 1 <= n <= LAST_DAY:
        raise OverflowError('date value out of range')
    return type(day).fromordinal(n)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)
