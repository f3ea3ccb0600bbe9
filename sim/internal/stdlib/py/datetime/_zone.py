"""Time zones: tzinfo, which programs may derive from, and timezone."""

from _native import named_in_full
from datetime._fields import kind
from datetime._iso import write_offset
from datetime._span import timedelta


@named_in_full
class tzinfo:
    """A time zone; what derives from it says how far it is from UTC."""

    __module__ = 'datetime'
    __slots__ = ()

    def utcoffset(self, dt):
        """The distance from UTC at a moment."""
        raise NotImplementedError('a tzinfo subclass must implement utcoffset()')

    def dst(self, dt):
        """What summer time adds at a moment."""
        raise NotImplementedError('a tzinfo subclass must implement dst()')

    def tzname(self, dt):
        """The name of the zone at a moment."""
        raise NotImplementedError('a tzinfo subclass must implement tzname()')

    def fromutc(self, dt):
        """Change a moment of UTC, marked with this zone, to the zone's time."""
        check_marked(self, dt)
        offset, summer = _known(dt, 'utcoffset'), _known(dt, 'dst')
        standard = dt + (offset - summer)
        if offset != summer:
            # Whether it is summer shows only in the zone's own time.
            summer = _known(standard, 'dst')
        return standard + summer


def _known(dt, method):
    value = getattr(dt, method)()
    if value is None:
        raise ValueError(f'fromutc: non-None {method}() result required')
    return value


def check_marked(zone, dt):
    """Check the argument of fromutc."""
    from datetime import datetime
    if not isinstance(dt, datetime):
        raise TypeError('fromutc: argument must be a datetime')
    if dt.tzinfo is not zone:
        raise ValueError('fromutc: dt.tzinfo is not self')


def check_zone(value):
    """Check an argument that is a zone or None."""
    if value is not None and not isinstance(value, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{kind(value)}'")
    return value


@named_in_full
class timezone(tzinfo):
    """A zone that is always equally far from UTC."""

    __module__ = 'datetime'
    __slots__ = ('_offset', '_name')

    def __new__(cls, offset, name=None):
        for place, value, wanted in (1, offset, timedelta), (2, name, str):
            if not isinstance(value, wanted) and (place == 1 or value is not None):
                full = 'datetime.timedelta' if wanted is timedelta else 'str'
                raise TypeError(f'timezone() argument {place} must be {full}, not {kind(value)}')
        if not offset and name is None and hasattr(cls, 'utc'):
            return cls.utc
        if abs(offset) >= timedelta(1):
            raise ValueError('offset must be a timedelta strictly between -timedelta(hours=24) and '
                             f'timedelta(hours=24), not {offset!r}')
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def utcoffset(self, dt):
        _check_moment('utcoffset', dt)
        return self._offset

    def dst(self, dt):
        _check_moment('dst', dt)
        return None

    def tzname(self, dt):
        _check_moment('tzname', dt)
        if self._name is None:
            return f'UTC{write_offset(self._offset or None)}'
        return self._name

    def fromutc(self, dt):
        check_marked(self, dt)
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def _given(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __repr__(self):
        if self is timezone.utc:
            return 'datetime.timezone.utc'
        return f"datetime.timezone({', '.join(map(repr, self._given()))})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return type(self), self._given()


def _check_moment(method, dt):
    from datetime import datetime
    if dt is not None and not isinstance(dt, datetime):
        raise TypeError(f'{method}(dt) argument must be a datetime instance or None, not {kind(dt)}')


timezone.utc = timezone(timedelta(0))
timezone.min = timezone(timedelta(hours=-23, minutes=-59))
timezone.max = timezone(timedelta(hours=23, minutes=59))
