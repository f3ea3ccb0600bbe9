"""Concrete date/time and related types."""

import time as _time
from _calendar import civil_from_days, days_from_civil, strftime as _strftime

__all__ = ('date', 'datetime', 'time', 'timedelta', 'timezone', 'tzinfo', 'MINYEAR', 'MAXYEAR', 'UTC')

MINYEAR, MAXYEAR = 1, 9999
_EPOCH = 719163  # the ordinal of 1970-01-01
_DAY_NAMES = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
_MONTH_NAMES = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']


def _ordinal(year, month, day):
    return days_from_civil(year, month, day) + _EPOCH


def _from_ordinal(n):
    return civil_from_days(n - _EPOCH)


def _days_in_month(year, month):
    if month == 12:
        return 31
    return days_from_civil(year, month + 1, 1) - days_from_civil(year, month, 1)


def _int(value):
    if isinstance(value, float):
        raise TypeError("'float' object cannot be interpreted as an integer")
    if not hasattr(type(value), '__index__'):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value.__index__()


def _check_date(year, month, day):
    year, month, day = _int(year), _int(month), _int(day)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    if not 1 <= month <= 12:
        raise ValueError(f'month must be in 1..12, not {month}')
    last = _days_in_month(year, month)
    if not 1 <= day <= last:
        raise ValueError(f'day {day} must be in range 1..{last} for month {month} in year {year}')
    return year, month, day


def _check_time(hour, minute, second, microsecond, fold):
    hour, minute, second, microsecond = _int(hour), _int(minute), _int(second), _int(microsecond)
    for name, value, top in (('hour', hour, 23), ('minute', minute, 59), ('second', second, 59),
                             ('microsecond', microsecond, 999999)):
        if not 0 <= value <= top:
            raise ValueError(f'{name} must be in 0..{top}, not {value}')
    if fold not in (0, 1):
        raise ValueError(f'fold must be either 0 or 1, not {fold}')
    return hour, minute, second, microsecond


def _check_tz(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _round_half_even(x):
    return round(x)


def _divide_nearest(a, b):
    q, r = divmod(a, b)
    r *= 2
    if (r > b if b > 0 else r < b) or r == b and q % 2 == 1:
        q += 1
    return q


class timedelta:
    """A span of time: days, seconds and microseconds."""

    __slots__ = ('_days', '_seconds', '_microseconds')

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = 0
        fraction = 0.0
        for value, unit, name in ((days, 86400000000, 'days'), (seconds, 1000000, 'seconds'),
                                  (microseconds, 1, 'microseconds'), (milliseconds, 1000, 'milliseconds'),
                                  (minutes, 60000000, 'minutes'), (hours, 3600000000, 'hours'),
                                  (weeks, 604800000000, 'weeks')):
            if isinstance(value, int):
                whole += value * unit
            elif isinstance(value, float):
                n, d = value.as_integer_ratio()
                part, rest = divmod(n * unit, d)
                whole += part
                fraction += rest / d
            else:
                raise TypeError(f'unsupported type for timedelta {name} component: {type(value).__name__}')
        if fraction:
            rounded = round(fraction)
            if abs(fraction - int(fraction)) == 0.5:
                rounded = int(fraction) + ((whole + int(fraction)) & 1)
            whole += rounded
        return cls._of(whole)

    @classmethod
    def _of(cls, microseconds):
        self = object.__new__(cls)
        rest, self._microseconds = divmod(microseconds, 1000000)
        self._days, self._seconds = divmod(rest, 86400)
        if not -999999999 <= self._days <= 999999999:
            raise OverflowError(f'days={self._days}; must have magnitude <= 999999999')
        return self

    @property
    def days(self):
        return self._days

    @property
    def seconds(self):
        return self._seconds

    @property
    def microseconds(self):
        return self._microseconds

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        """The whole span in seconds."""
        return self._total() / 10 ** 6

    def __repr__(self):
        args = [f'{name}={value}' for name, value in (
            ('days', self._days), ('seconds', self._seconds), ('microseconds', self._microseconds)) if value]
        return f'datetime.{type(self).__qualname__}({", ".join(args) or 0})'

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f'{hours}:{minutes:02d}:{seconds:02d}'
        if self._days:
            text = f'{self._days} day{"s" * (abs(self._days) != 1)}, {text}'
        if self._microseconds:
            text += f'.{self._microseconds:06d}'
        return text

    def __add__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() + other._total())
        return NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() - other._total())
        return NotImplemented

    def __rsub__(self, other):
        if isinstance(other, timedelta):
            return -self + other
        return NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return -self if self._days < 0 else self

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(self._total() * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        if isinstance(other, int):
            return timedelta._of(self._total() // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_divide_nearest(self._total(), other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return timedelta._of(_divide_nearest(b * self._total(), a))
        return NotImplemented

    def __mod__(self, other):
        if isinstance(other, timedelta):
            return timedelta._of(self._total() % other._total())
        return NotImplemented

    def __divmod__(self, other):
        if isinstance(other, timedelta):
            q, r = divmod(self._total(), other._total())
            return q, timedelta._of(r)
        return NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return type(self), (self._days, self._seconds, self._microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(999999999, 86399, 999999)
timedelta.resolution = timedelta(microseconds=1)


def _offset_text(offset, sep=':'):
    """±HH:MM[:SS[.ffffff]] of a timedelta, '' of None."""
    if offset is None:
        return ''
    total = offset._total()
    sign = '-' if total < 0 else '+'
    seconds, micro = divmod(abs(total), 1000000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    text = f'{sign}{hours:02d}{sep}{minutes:02d}'
    if seconds or micro:
        text += f'{sep}{seconds:02d}'
        if micro:
            text += f'.{micro:06d}'
    return text


def _format(obj, format, fields, micro, offset, zone):
    """strftime with the directives that only datetime has."""
    out = []
    i = 0
    while i < len(format):
        c = format[i]
        if c != '%' or i + 1 == len(format):
            out.append(c)
            i += 1
            continue
        letter = format[i + 1]
        i += 2
        if letter == 'f':
            out.append(f'{micro:06d}')
        elif letter == 'z':
            out.append(_offset_text(offset, ''))
        elif letter == ':' and format[i:i + 1] == 'z':
            out.append(_offset_text(offset))
            i += 1
        elif letter == 'Z':
            out.append((zone or '').replace('%', '%%'))
        elif letter in 'YG' and fields[0] < 1000:
            out.append(f'{fields[0]}')
        else:
            out.append('%' + letter)
    return _strftime(''.join(out), fields, '', '')


class tzinfo:
    """Abstract base class for time zone info classes."""

    __slots__ = ()

    def tzname(self, dt):
        raise NotImplementedError('tzinfo subclass must override tzname()')

    def utcoffset(self, dt):
        raise NotImplementedError('tzinfo subclass must override utcoffset()')

    def dst(self, dt):
        raise NotImplementedError('tzinfo subclass must override dst()')

    def fromutc(self, dt):
        if dt.tzinfo is not self:
            raise ValueError('fromutc: dt.tzinfo is not self')
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError('fromutc() requires a non-None utcoffset() result')
        dst = dt.dst()
        if dst is None:
            raise ValueError('fromutc() requires a non-None dst() result')
        delta = offset - dst
        if delta:
            dt += delta
            dst = dt.dst()
        return dt + dst


class timezone(tzinfo):
    """A zone that is always equally far from UTC."""

    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f'timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}')
        if name is None and not offset and 'utc' in cls.__dict__:
            return cls.utc
        if not -timedelta(1) < offset < timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}')
        self = object.__new__(cls)
        self._offset = offset
        self._name = name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return 'UTC' + (_offset_text(self._offset) if self._offset else '')

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        name = '' if self._name is None else f', {self._name!r}'
        return f'datetime.timezone({self._offset!r}{name})'

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), (self._offset,) if self._name is None else (self._offset, self._name)


timezone.utc = UTC = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


class IsoCalendarDate(tuple):
    __slots__ = ()

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f'datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})'


class date:
    """A day of the calendar."""

    __slots__ = ('_year', '_month', '_day')

    def __new__(cls, year, month, day):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, t):
        """The local date, some seconds after the epoch."""
        return cls(*_time.localtime(t)[:3])

    @classmethod
    def today(cls):
        """Current date or datetime."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n):
        """The date of a day's number; day 1 is 0001-01-01."""
        if n < 1:
            raise ValueError('ordinal must be >= 1')
        if n > 3652059:
            raise ValueError('year is out of range')
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """Read a date as ISO 8601 writes it."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_read_iso_date(date_string))
        except _BadFormat:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The opposite of isocalendar()."""
        return cls(*_from_iso_week(year, week, day))

    @classmethod
    def strptime(cls, date_string, format):
        from _strptime import _parse, _resolve
        return cls(*_resolve(_parse(date_string, format))[:3])

    @property
    def year(self):
        return self._year

    @property
    def month(self):
        return self._month

    @property
    def day(self):
        return self._day

    def __repr__(self):
        return f'datetime.{type(self).__qualname__}({self._year}, {self._month}, {self._day})'

    def isoformat(self):
        """Return the date in ISO 8601 format: YYYY-MM-DD."""
        return f'{self._year:04d}-{self._month:02d}-{self._day:02d}'

    def __str__(self):
        return self.isoformat()

    def ctime(self):
        return f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month - 1]} {self._day:2d} 00:00:00 {self._year:04d}'

    def strftime(self, format):
        """Format using strftime()."""
        return _format(self, format, (self._year, self._month, self._day, 0, 0, 0), 0, None, '')

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def timetuple(self):
        return _time.struct_time((self._year, self._month, self._day, 0, 0, 0, self.weekday(), self._yday(), -1))

    def _yday(self):
        return self.toordinal() - _ordinal(self._year, 1, 1) + 1

    def toordinal(self):
        """Return proleptic Gregorian ordinal for the year, month and day."""
        return _ordinal(self._year, self._month, self._day)

    def weekday(self):
        """Return the day of the week represented by the date. Monday == 0 ... Sunday == 6"""
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        """The year, week and day of the week as ISO 8601 counts them."""
        thursday = self.toordinal() - self.weekday() + 3
        year = _from_ordinal(thursday)[0]
        return IsoCalendarDate(year, (thursday - _ordinal(year, 1, 1)) // 7 + 1, self.isoweekday())

    def replace(self, year=None, month=None, day=None):
        """The same date with some fields changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other.days
        if not 0 < n <= 3652059:
            raise OverflowError('date value out of range')
        return type(self)(*_from_ordinal(n))

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def _key(self):
        return self._year, self._month, self._day

    def _comparable(self, other):
        return isinstance(other, date) and not isinstance(other, datetime)

    def __eq__(self, other):
        return self._key() == other._key() if self._comparable(other) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), self._key()


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


class _BadFormat(Exception):
    pass


def _digits(text):
    if not text or not all(c in '0123456789' for c in text):
        raise _BadFormat
    return int(text)


def _from_iso_week(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f'year must be in {MINYEAR}..{MAXYEAR}, not {year}')
    fourth = _ordinal(year, 1, 4)
    monday = fourth - (fourth + 6) % 7
    following = _ordinal(year + 1, 1, 4)
    weeks = (following - (following + 6) % 7 - monday) // 7
    if not 1 <= week <= weeks:
        raise ValueError(f'Invalid week: {week}')
    if not 1 <= day <= 7:
        raise ValueError(f'Invalid weekday: {day} (range is [1, 7])')
    return _from_ordinal(monday + (week - 1) * 7 + day - 1)


def _read_iso_date(text):
    """The fields of YYYY-MM-DD, YYYYMMDD or YYYY-Www[-D]."""
    year = _digits(text[:4])
    extended = text[4:5] == '-'
    rest = text[4 + extended:]
    if rest[:1] == 'W':
        rest = rest[1:]
        week = _digits(rest[:2])
        rest = rest[2:]
        if extended and rest:
            if rest[0] != '-' or len(rest) != 2:
                raise _BadFormat
            rest = rest[1:]
        if len(rest) > 1:
            raise _BadFormat
        return _from_iso_week(year, week, _digits(rest) if rest else 1)
    if len(rest) != (5 if extended else 4) or extended and rest[2] != '-':
        raise _BadFormat
    return year, _digits(rest[:2]), _digits(rest[-2:])


def _read_iso_clock(text):
    """The hours, minutes, seconds and microseconds of a time without zone."""
    fields = [0, 0, 0, 0]
    extended = text[2:3] == ':'
    fraction = ''
    for sep in '.,':
        if sep in text:
            text, _, fraction = text.partition(sep)
            if not fraction:
                raise _BadFormat
    parts = text.split(':') if extended else [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(p) != 2 for p in parts) or fraction and len(parts) != 3:
        raise _BadFormat
    for i, part in enumerate(parts):
        fields[i] = _digits(part)
    if fraction:
        fields[3] = _digits(fraction[:6].ljust(6, '0'))
        _digits(fraction)
    return fields


def _read_iso_time(text):
    """The fields of a time and its zone."""
    at = next((i for i, c in enumerate(text) if c in '+-Z'), None)
    if at is None:
        return (*_read_iso_clock(text), None)
    clock = _read_iso_clock(text[:at])
    zone = text[at + 1:]
    if text[at] == 'Z':
        if zone:
            raise _BadFormat
        return (*clock, timezone.utc)
    hours, minutes, seconds, micro = _read_iso_clock(zone)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micro)
    return (*clock, timezone(-offset if text[at] == '-' else offset))


def _time_text(hour, minute, second, micro, timespec):
    if timespec == 'auto':
        timespec = 'microseconds' if micro else 'seconds'
    forms = {'hours': f'{hour:02d}', 'minutes': f'{hour:02d}:{minute:02d}',
             'seconds': f'{hour:02d}:{minute:02d}:{second:02d}',
             'milliseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{micro // 1000:03d}',
             'microseconds': f'{hour:02d}:{minute:02d}:{second:02d}.{micro:06d}'}
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec]


class time:
    """A time of day, in a zone or none."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        """Construct a time from a string in ISO 8601 format."""
        if not isinstance(time_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return cls(*_read_iso_time(time_string.removeprefix('T')))
        except _BadFormat:
            raise ValueError(f'Invalid isoformat string: {time_string!r}') from None

    @classmethod
    def strptime(cls, date_string, format):
        return datetime.strptime(date_string, format).timetz()

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec='auto'):
        """Return the time formatted according to ISO."""
        return _time_text(self._hour, self._minute, self._second, self._microsecond, timespec) + \
            _offset_text(self.utcoffset())

    __str__ = isoformat

    def strftime(self, format):
        """Format using strftime()."""
        return _format(self, format, (1900, 1, 1, self._hour, self._minute, self._second), self._microsecond,
                       self.utcoffset(), self.tzname())

    def __format__(self, fmt):
        if not isinstance(fmt, str):
            raise TypeError(f'must be str, not {type(fmt).__name__}')
        return self.strftime(fmt) if fmt else str(self)

    def __repr__(self):
        args = [self._hour, self._minute]
        if self._second or self._microsecond:
            args.append(self._second)
        if self._microsecond:
            args.append(self._microsecond)
        text = ', '.join(map(str, args))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'datetime.{type(self).__qualname__}({text})'

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The same time with some fields changed."""
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _key(self):
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return total - offset._total() if offset else total

    def _compare(self, other, op):
        if not isinstance(other, time):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            if op == '__eq__':
                return False
            raise TypeError("can't compare offset-naive and offset-aware times")
        return getattr(self._key(), op)(other._key())

    def __eq__(self, other):
        return self._compare(other, '__eq__')

    def __lt__(self, other):
        return self._compare(other, '__lt__')

    def __le__(self, other):
        return self._compare(other, '__le__')

    def __gt__(self, other):
        return self._compare(other, '__gt__')

    def __ge__(self, other):
        return self._compare(other, '__ge__')

    def __hash__(self):
        return hash(self._key())

    def __reduce__(self):
        return type(self), (self._hour, self._minute, self._second, self._microsecond, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


class datetime(date):
    """A day and a time of day, in a zone or none."""

    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        self._year, self._month, self._day = _check_date(year, month, day)
        self._hour, self._minute, self._second, self._microsecond = _check_time(hour, minute, second, microsecond, fold)
        _check_tz(tzinfo)
        self._tzinfo = tzinfo
        self._fold = fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def _of(cls, microseconds, tz=None):
        """The moment so many microseconds from 0001-01-01, less a day."""
        days, rest = divmod(microseconds, 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError('date value out of range')
        seconds, micro = divmod(rest, 1000000)
        return cls(*_from_ordinal(days), seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tz)

    def _total(self):
        return ((self.toordinal() * 24 + self._hour) * 60 + self._minute) * 60000000 + \
            self._second * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """Construct a datetime from a POSIX timestamp."""
        _check_tz(tz)
        utc = cls._of(_round_half_even(timestamp * 1000000) + _EPOCH * 86400000000, tz)
        return utc if tz is None else tz.fromutc(utc)

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def now(cls, tz=None):
        """Construct a datetime from time.time() and optional time zone info."""
        _check_tz(tz)
        utc = cls._of(_time.time_ns() // 1000 + _EPOCH * 86400000000, tz)
        return utc if tz is None else tz.fromutc(utc)

    @classmethod
    def utcnow(cls):
        return cls.now()

    @classmethod
    def today(cls):
        return cls.now()

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """Construct a datetime from a given date and a given time."""
        return cls(date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
                   time._tzinfo if tzinfo is True else tzinfo, fold=time._fold)

    @classmethod
    def fromordinal(cls, n):
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        """Construct a datetime from a string in ISO 8601 format."""
        if not isinstance(date_string, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            at = cls._separator(date_string)
            day = _read_iso_date(date_string[:at])
            rest = date_string[at + 1:]
            if at < len(date_string) and not rest:
                raise _BadFormat
            return cls(*day, *(_read_iso_time(rest) if rest else ()))
        except _BadFormat:
            raise ValueError(f'Invalid isoformat string: {date_string!r}') from None

    @staticmethod
    def _separator(text):
        """The position between the date and the time."""
        if text[4:5] == '-':
            if text[5:6] == 'W':
                return 10 if text[8:9] == '-' and text[9:10].isdigit() else 8
            return 10
        if text[4:5] == 'W':
            return 8 if text[7:8].isdigit() else 7
        return 8

    @classmethod
    def strptime(cls, date_string, format):
        """Parse a string by a format."""
        from _strptime import _strptime_datetime
        return _strptime_datetime(cls, date_string, format)

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of day, in no zone."""
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timestamp(self):
        """The seconds since the epoch."""
        offset = self.utcoffset()
        total = self._total() - _EPOCH * 86400000000
        return (total - offset._total() if offset else total) / 10 ** 6

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def astimezone(self, tz=None):
        """Convert to local time in new timezone tz."""
        if tz is None:
            tz = timezone.utc
        elif not isinstance(tz, tzinfo):
            raise TypeError("tz argument must be an instance of tzinfo")
        if tz is self._tzinfo:
            return self
        offset = self.utcoffset() or timedelta(0)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def timetuple(self):
        dst = self.dst()
        return _time.struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(), self._yday(),
            -1 if dst is None else int(bool(dst))))

    def utctimetuple(self):
        offset = self.utcoffset()
        moment = self - offset if offset else self
        return _time.struct_time((*moment.timetuple()[:8], 0))

    def isoformat(self, sep='T', timespec='auto'):
        """Return the time formatted according to ISO."""
        return (f'{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}'
                + _time_text(self._hour, self._minute, self._second, self._microsecond, timespec)
                + _offset_text(self.utcoffset()))

    def __str__(self):
        return self.isoformat(sep=' ')

    def ctime(self):
        return (f'{_DAY_NAMES[self.weekday()]} {_MONTH_NAMES[self._month - 1]} {self._day:2d} '
                f'{self._hour:02d}:{self._minute:02d}:{self._second:02d} {self._year:04d}')

    def strftime(self, format):
        return _format(self, format, (self._year, self._month, self._day, self._hour, self._minute, self._second),
                       self._microsecond, self.utcoffset(), self.tzname())

    def __repr__(self):
        args = [self._year, self._month, self._day, self._hour, self._minute]
        if self._second or self._microsecond:
            args.append(self._second)
        if self._microsecond:
            args.append(self._microsecond)
        text = ', '.join(map(str, args))
        if self._tzinfo is not None:
            text += f', tzinfo={self._tzinfo!r}'
        if self._fold:
            text += ', fold=1'
        return f'datetime.{type(self).__qualname__}({text})'

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None,
                tzinfo=True, *, fold=None):
        """The same moment with some fields changed."""
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day, self._hour if hour is None else hour,
            self._minute if minute is None else minute, self._second if second is None else second,
            self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold)

    __replace__ = replace

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._of(self._total() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if self._tzinfo is other._tzinfo or mine == theirs:
            return timedelta._of(self._total() - other._total())
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._total() - mine._total() - other._total() + theirs._total())

    def _compare(self, other, op):
        if not isinstance(other, datetime):
            return NotImplemented
        mine, theirs = self.utcoffset(), other.utcoffset()
        if (mine is None) != (theirs is None):
            if op == '__eq__':
                return False
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        a, b = self._total(), other._total()
        if mine is not None:
            a, b = a - mine._total(), b - theirs._total()
        return getattr(a, op)(b)

    def __eq__(self, other):
        return self._compare(other, '__eq__')

    def __lt__(self, other):
        return self._compare(other, '__lt__')

    def __le__(self, other):
        return self._compare(other, '__le__')

    def __gt__(self, other):
        return self._compare(other, '__gt__')

    def __ge__(self, other):
        return self._compare(other, '__ge__')

    def __hash__(self):
        offset = self.utcoffset()
        return hash(self._total() - offset._total() if offset else self._total())

    def __reduce__(self):
        return type(self), (self._year, self._month, self._day, self._hour, self._minute, self._second,
                            self._microsecond, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
