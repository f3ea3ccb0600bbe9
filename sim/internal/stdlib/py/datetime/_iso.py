"""Dates and times as ISO 8601 writes them, and by strftime's formats."""

from _calendar import strftime
from datetime._fields import SECOND, check_str, from_iso_week, kind
from datetime._span import timedelta


class BadFormat(Exception):
    """A text is not what ISO 8601 has."""


def reading(method):
    """A decorator for fromisoformat: BadFormat becomes a ValueError."""
    def fromisoformat(cls, text, /):
        """Read what isoformat() writes, and the other forms of ISO 8601."""
        if not isinstance(text, str):
            raise TypeError('fromisoformat: argument must be str')
        try:
            return method(cls, text)
        except BadFormat:
            raise ValueError(f'Invalid isoformat string: {text!r}') from None
    return classmethod(fromisoformat)


def _digits(text):
    if not (text.isascii() and text.isdecimal()):
        raise BadFormat
    return int(text)


def read_date(text):
    """The fields of YYYY-MM-DD, YYYYMMDD or YYYY-Www[-D]."""
    year, rest = _digits(text[:4]), text[4:]
    dash = '-' if rest.startswith('-') else ''
    rest = rest.removeprefix('-')
    if rest.startswith('W'):
        week, day = rest[1:3], rest[3:]
        if day:
            if not day.startswith(dash) or len(day) != len(dash) + 1:
                raise BadFormat
            day = day.removeprefix(dash)
        try:
            return from_iso_week(year, _digits(week), _digits(day or '1'))
        except ValueError:
            raise BadFormat from None
    month, day = rest[:2], rest[2:]
    if len(day) != len(dash) + 2 or not day.startswith(dash):
        raise BadFormat
    return year, _digits(month), _digits(day.removeprefix(dash))


def date_length(text):
    """Where the date ends that a text begins with."""
    if text[4:5] == '-':
        if text[5:6] != 'W':
            return 10
        return 10 if text[8:9] == '-' and text[9:10].isdigit() else 8
    if text[4:5] == 'W':
        return 8 if text[7:8].isdigit() else 7
    return 8


def _read_clock(text):
    """The hours, minutes, seconds and microseconds of HH[:MM[:SS[.ffffff]]]."""
    point = next((mark for mark in '.,' if mark in text), None)
    text, _, fraction = text.partition(point) if point else (text, '', None)
    if text[2:3] == ':':
        parts = text.split(':')
    else:
        parts = [text[i:i + 2] for i in range(0, len(text), 2)]
    if not 1 <= len(parts) <= 3 or any(len(part) != 2 for part in parts):
        raise BadFormat
    fields = [_digits(part) for part in parts] + [0] * (4 - len(parts))
    if fraction is not None:
        _digits(fraction)
        if len(parts) != 3:
            raise BadFormat
        fields[3] = int(fraction[:6].ljust(6, '0'))
    return fields


def read_time(text):
    """The fields of a time, and the distance from UTC that follows it or None."""
    at = next((i for i, c in enumerate(text) if c in '+-Z'), len(text))
    clock, sign, zone = _read_clock(text[:at]), text[at:at + 1], text[at + 1:]
    if not sign:
        return (*clock, None)
    if sign == 'Z':
        if zone:
            raise BadFormat
        return (*clock, timedelta(0))
    hours, minutes, seconds, microseconds = _read_clock(zone)
    offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=microseconds)
    return (*clock, -offset if sign == '-' else offset)


def write_time(hour, minute, second, microsecond, timespec):
    """A time of day with as many fields as asked."""
    forms = {'hours': '{0:02d}', 'minutes': '{0:02d}:{1:02d}', 'seconds': '{0:02d}:{1:02d}:{2:02d}',
             'milliseconds': '{0:02d}:{1:02d}:{2:02d}.{4:03d}', 'microseconds': '{0:02d}:{1:02d}:{2:02d}.{3:06d}'}
    if timespec == 'auto':
        timespec = 'microseconds' if microsecond else 'seconds'
    if timespec not in forms:
        raise ValueError('Unknown timespec value')
    return forms[timespec].format(hour, minute, second, microsecond, microsecond // 1000)


def write_offset(offset, sep=':'):
    """A distance from UTC as +HH:MM, with seconds if it has any; '' for None."""
    if offset is None:
        return ''
    total = offset._total()
    seconds, microseconds = divmod(abs(total), SECOND)
    parts = [seconds // 3600, seconds // 60 % 60]
    if seconds % 60 or microseconds:
        parts.append(seconds % 60)
    fraction = f'.{microseconds:06d}' if microseconds else ''
    return ('-' if total < 0 else '+') + sep.join(f'{part:02d}' for part in parts) + fraction


def formatted(format, fields, microsecond=0, offset=None, zone=None):
    """strftime: the directives that only datetime has are filled in here."""
    check_str(format, 'strftime')
    own = {'f': f'{microsecond:06d}', 'z': write_offset(offset, ''), 'Z': (zone or '').replace('%', '%%'),
           'Y': f'{fields[0]:04d}'}
    parts, rest = [], format
    while rest:
        before, percent, rest = rest.partition('%')
        parts.append(before)
        if rest.startswith(':z'):
            parts.append(write_offset(offset))
            rest = rest[2:]
        elif percent:
            parts.append(own.get(rest[:1], f'%{rest[:1]}'))
            rest = rest[1:]
    return strftime(''.join(parts), fields, '', '')


def format_method(self, fmt):
    """__format__ of all types: the format, or without one the plain text."""
    check_str(fmt, '__format__')
    return self.strftime(fmt) if fmt else str(self)


def write_repr(self, fields):
    """repr of a time or datetime: the seconds are left out if they are 0, and
    the microseconds likewise."""
    fields = list(fields)
    while len(fields) > self._fields_shown and not fields[-1]:
        fields.pop()
    inner = ', '.join(map(str, fields))
    if self._tzinfo is not None:
        inner += f', tzinfo={self._tzinfo!r}'
    if self._fold:
        inner += ', fold=1'
    return f'{kind(self)}({inner})'
