"""Between the values of Python and those of SQLite."""

import datetime
import time
import warnings

from _sqlite import ProgrammingError

Binary = memoryview
Date = datetime.date
Time = datetime.time
Timestamp = datetime.datetime


def DateFromTicks(ticks):
    return Date(*time.localtime(ticks)[:3])


def TimeFromTicks(ticks):
    return Time(*time.localtime(ticks)[3:6])


def TimestampFromTicks(ticks):
    return Timestamp(*time.localtime(ticks)[:6])


class PrepareProtocol:
    """What __conform__ is asked for."""


adapters = {}
converters = {}

_plain = (int, float, str, bytes, bytearray, memoryview, type(None))


def register_adapter(type, adapter, /):
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    converters[typename.upper()] = converter


def adapt(obj, proto=PrepareProtocol, alt=..., /):
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    conform = getattr(type(obj), '__conform__', None)
    if conform is not None:
        adapted = conform(obj, proto)
        if adapted is not None:
            return adapted
    if alt is ...:
        raise ProgrammingError("can't adapt")
    return alt


def adapted(value):
    """The value as the engine takes it, or as it is if there is no way."""
    if type(value) in _plain:
        return value
    return adapt(value, PrepareProtocol, value)


def _deprecated(what):
    warnings.warn(f'The default {what} is deprecated as of Python 3.12; '
                  'see the sqlite3 documentation for suggested replacement recipes',
                  DeprecationWarning, stacklevel=3)


def _adapt_date(value):
    _deprecated('date adapter')
    return value.isoformat()


def _adapt_datetime(value):
    _deprecated('datetime adapter')
    return value.isoformat(' ')


def _convert_date(value):
    _deprecated('date converter')
    return datetime.date(*map(int, value.split(b'-')))


def _convert_timestamp(value):
    _deprecated('timestamp converter')
    return datetime.datetime.fromisoformat(value.decode())


register_adapter(datetime.date, _adapt_date)
register_adapter(datetime.datetime, _adapt_datetime)
register_converter('date', _convert_date)
register_converter('timestamp', _convert_timestamp)
