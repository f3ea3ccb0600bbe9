"""time: a time of day; and what it shares with datetime."""

from _native import named_in_full
from datetime._fields import SECOND, compared, field, time_fields
from datetime._iso import format_method, formatted, read_time, reading, write_offset, write_repr, write_time
from datetime._span import timedelta
from datetime._zone import check_zone, timezone

KEEP = object()  # stands for a zone that replace() leaves as it is


def set_clock(self, clock, zone, fold):
    """Set the fields of a time of day."""
    self._hour, self._minute, self._second, self._microsecond = time_fields(*clock, fold)
    self._tzinfo, self._fold = check_zone(zone), fold


def clock_of(self):
    """The hour, minute, second and microsecond."""
    return self._hour, self._minute, self._second, self._microsecond


def microseconds(self):
    """The time of day as a number."""
    return ((self._hour * 60 + self._minute) * 60 + self._second) * SECOND + self._microsecond


def replaced(new, old):
    """Fields with those put in their place that are not None."""
    return [b if a is None else a for a, b in zip(new, old)]


def zone_of(offset):
    """The zone that a text names by its distance from UTC."""
    return None if offset is None else timezone(offset)


def compare_in_zones(one, other, keys, how, types):
    """What is compared of two times that may be in zones."""
    offsets = one.utcoffset(), other.utcoffset()
    if (offsets[0] is None) == (offsets[1] is None):
        return tuple(key - offset._total() if offset else key for key, offset in zip(keys, offsets))
    if how == 'eq':
        return False, True
    raise TypeError(f"can't compare offset-naive and offset-aware {types}")


@compared
@named_in_full
class time:
    """A time of day, in a zone or none."""

    __module__ = 'datetime'
    __slots__ = ('_hour', '_minute', '_second', '_microsecond', '_tzinfo', '_fold')
    _fields_shown = 2

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        self = object.__new__(cls)
        set_clock(self, (hour, minute, second, microsecond), tzinfo, fold)
        return self

    hour = field('hour', 'time')
    minute = field('minute', 'time')
    second = field('second', 'time')
    microsecond = field('microsecond', 'time')
    tzinfo = field('tzinfo', 'time')
    fold = field('fold', 'time')

    @reading
    def fromisoformat(cls, text):
        *clock, offset = read_time(text.removeprefix('T'))
        return cls(*clock, zone_of(offset))

    @classmethod
    def strptime(cls, date_string, format):
        """Read a time by a format."""
        from datetime import datetime
        return datetime.strptime(date_string, format).timetz()

    def utcoffset(self):
        """How far the zone is from UTC."""
        return self._tzinfo and self._tzinfo.utcoffset(None)

    def dst(self):
        """What summer time adds."""
        return self._tzinfo and self._tzinfo.dst(None)

    def tzname(self):
        """The name of the zone."""
        return self._tzinfo and self._tzinfo.tzname(None)

    def isoformat(self, timespec='auto'):
        """HH:MM:SS, with the microseconds and the zone if there are any."""
        return write_time(*clock_of(self), timespec) + write_offset(self.utcoffset())

    __str__ = isoformat

    def strftime(self, format):
        """Write the time by a format."""
        return formatted(format, (1900, 1, 1, self._hour, self._minute, self._second), self._microsecond,
                         self.utcoffset(), self.tzname())

    __format__ = format_method

    def __repr__(self):
        return write_repr(self, clock_of(self))

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=KEEP, *, fold=None):
        """The same time with some fields changed."""
        clock = replaced((hour, minute, second, microsecond), clock_of(self))
        return type(self)(*clock, self._tzinfo if tzinfo is KEEP else tzinfo,
                          fold=self._fold if fold is None else fold)

    __replace__ = replace

    def _compared_with(self, other, how):
        if not isinstance(other, time):
            return None
        return compare_in_zones(self, other, (microseconds(self), microseconds(other)), how, 'times')

    def __hash__(self):
        offset = self.utcoffset()
        return hash(microseconds(self) - (offset._total() if offset else 0))

    def __reduce__(self):
        return type(self), (*clock_of(self), self._tzinfo)


time.min = time(0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)
