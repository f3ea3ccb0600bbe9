"""Dates, times of day, spans of time and time zones.

datetime itself is here. It is a date (_date.py) with a time of day (_time.py);
_span.py has timedelta, _zone.py the zones, _iso.py reading and writing, and
_fields.py what all of them use. The local zone is UTC, and now() is by the
simulated clock.
"""

import time as _clock
from _native import named_in_full
from datetime._fields import (DAY, EPOCH, LAST_DAY, MAXYEAR, MINYEAR, REQUIRED, SECOND, compared, date_fields, field,
                              from_ordinal, kind)
from datetime._iso import (BadFormat, date_length, formatted, read_date, read_time, reading, write_offset, write_repr,
                           write_time)
from datetime._span import timedelta
from datetime._zone import check_zone, timezone, tzinfo
from datetime._date import date
from datetime._time import (KEEP, clock_of, compare_in_zones, microseconds as _microseconds, replaced, set_clock, time,
                            zone_of)

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

UTC = timezone.utc

# The names that the class's methods hide.
_date, _time, _tzinfo = date, time, tzinfo


@compared
@named_in_full
class datetime(date):
    """A day and a time of day, in a zone or none."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    _fields_shown = 5

    def __new__(cls, year=REQUIRED, month=REQUIRED, day=REQUIRED, hour=0, minute=0, second=0, microsecond=0,
                tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = date_fields(year, month, day)
        set_clock(self, (hour, minute, second, microsecond), tzinfo, fold)
        return self

    hour = field('hour', 'datetime')
    minute = field('minute', 'datetime')
    second = field('second', 'datetime')
    microsecond = field('microsecond', 'datetime')
    tzinfo = field('tzinfo', 'datetime')
    fold = field('fold', 'datetime')

    # Moments as numbers: microseconds from a day before 0001-01-01.

    @classmethod
    def _of(cls, microseconds, zone=None):
        day, rest = divmod(microseconds, DAY)
        if not 1 <= day <= LAST_DAY:
            raise OverflowError('date value out of range')
        seconds, fraction = divmod(rest, SECOND)
        return cls(*from_ordinal(day), seconds // 3600, seconds // 60 % 60, seconds % 60, fraction, zone)

    def _total(self):
        return self.toordinal() * DAY + _microseconds(self)

    def _utc_total(self):
        offset = self.utcoffset()
        return self._total() - (offset._total() if offset else 0)

    # Other ways to make one.

    @classmethod
    def now(cls, tz=None):
        """The moment that it is, in a zone or in local time."""
        return cls._at(_clock.time_ns() // 1000, tz)

    @classmethod
    def today(cls):
        """The moment that it is, in local time."""
        return cls.now()

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The moment some seconds after the epoch."""
        return cls._at(round(timestamp * SECOND), tz)

    @classmethod
    def _at(cls, microseconds, zone):
        moment = cls._of(microseconds + EPOCH * DAY, check_zone(zone))
        return moment if zone is None else zone.fromutc(moment)

    @classmethod
    def utcnow(cls):
        """The moment that it is in UTC, but not marked with that."""
        _warn_of_utc('utcnow()', 'now(datetime.UTC)')
        return cls.now()

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        """The moment some seconds after the epoch in UTC, but not marked with that."""
        _warn_of_utc('utcfromtimestamp()', 'fromtimestamp(timestamp, datetime.UTC)')
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=KEEP):
        """A day and a time of day together."""
        for place, (value, wanted) in enumerate(((date, _date), (time, _time)), start=1):
            if not isinstance(value, wanted):
                raise TypeError(f'combine() argument {place} must be datetime.{wanted.__name__}, not {kind(value)}')
        return cls(*date._day_fields(), *clock_of(time), time._tzinfo if tzinfo is KEEP else tzinfo, fold=time._fold)

    @reading
    def fromisoformat(cls, text):
        length = date_length(text)
        day, rest = read_date(text[:length]), text[length + 1:]
        if len(text) <= length:
            return cls(*day)
        if not rest:
            raise BadFormat
        *clock, offset = read_time(rest)
        return cls(*day, *clock, zone_of(offset))

    @classmethod
    def strptime(cls, date_string, format):
        """Read a moment by a format."""
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    # Parts.

    def date(self):
        """The day."""
        return _date(self._year, self._month, self._day)

    def time(self):
        """The time of day, in no zone."""
        return _time(*clock_of(self), fold=self._fold)

    def timetz(self):
        """The time of day, in the same zone."""
        return self.time().replace(tzinfo=self._tzinfo)

    def utcoffset(self):
        """How far the zone is from UTC at this moment."""
        return self._tzinfo and self._tzinfo.utcoffset(self)

    def dst(self):
        """What summer time adds at this moment."""
        return self._tzinfo and self._tzinfo.dst(self)

    def tzname(self):
        """The name of the zone at this moment."""
        return self._tzinfo and self._tzinfo.tzname(self)

    # The same moment in another form.

    def timestamp(self):
        """The seconds since the epoch."""
        return (self._utc_total() - EPOCH * DAY) / SECOND

    def astimezone(self, tz=None):
        """The same moment in another zone."""
        zone = timezone.utc if tz is None else check_zone(tz)
        if zone is self._tzinfo:
            return self
        return zone.fromutc(type(self)._of(self._utc_total(), zone))

    def timetuple(self):
        """The moment as the time module has it."""
        summer = self.dst()
        return self._struct(clock_of(self)[:3], -1 if summer is None else int(bool(summer)))

    def utctimetuple(self):
        """The moment in UTC as the time module has it."""
        utc = type(self)._of(self._utc_total())
        return utc._struct(clock_of(utc)[:3], 0)

    def isoformat(self, sep='T', timespec='auto'):
        """YYYY-MM-DDTHH:MM:SS, with the microseconds and the zone if there are
        any."""
        if not isinstance(sep, str):
            raise TypeError(f'isoformat() argument 1 must be a unicode character, not {kind(sep)}')
        return f'{_date.isoformat(self)}{sep}{write_time(*clock_of(self), timespec)}{write_offset(self.utcoffset())}'

    def __str__(self):
        return self.isoformat(' ')

    def __repr__(self):
        return write_repr(self, (*self._day_fields(), *clock_of(self)))

    def ctime(self):
        return self._ctime(write_time(*clock_of(self), 'seconds'))

    def strftime(self, format):
        """Write the moment by a format."""
        return formatted(format, (*self._day_fields(), *clock_of(self)[:3]), self._microsecond,
                         self.utcoffset(), self.tzname())

    # Reckoning.

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=KEEP, *, fold=None):
        """The same moment with some fields changed."""
        fields = replaced((year, month, day, hour, minute, second, microsecond),
                          (*self._day_fields(), *clock_of(self)))
        return type(self)(*fields, self._tzinfo if tzinfo is KEEP else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __add__(self, other):
        return self._moved(other, 1)

    __radd__ = __add__

    def _moved(self, span, sign):
        if not isinstance(span, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + sign * span._total(), self._tzinfo)

    def __sub__(self, other):
        if not isinstance(other, datetime):
            return self._moved(other, -1)
        if self._tzinfo is other._tzinfo:
            return timedelta._of(self._total() - other._total())
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._utc_total() - other._utc_total())

    def _compared_with(self, other, how):
        if not isinstance(other, datetime):
            return None
        totals = self._total(), other._total()
        # Within one zone it is the clock on the wall that counts.
        if self._tzinfo is other._tzinfo:
            return totals
        return compare_in_zones(self, other, totals, how, 'datetimes')

    def __hash__(self):
        return hash(self._utc_total())

    def __reduce__(self):
        return type(self), (*self._day_fields(), *clock_of(self), self._tzinfo)


def _warn_of_utc(method, instead):
    import warnings
    warnings.warn(f'datetime.datetime.{method} is deprecated and scheduled for removal in a future version. '
                  f'Use timezone-aware objects to represent datetimes in UTC: datetime.datetime.{instead}.',
                  DeprecationWarning)  # the program's line: the machine's frames do not count


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
