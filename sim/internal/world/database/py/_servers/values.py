"""Between the values of Python and those that the engine keeps for a server."""

import datetime
import decimal
import json
import re
import uuid

_moment = re.compile(r'\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?\+00:00')


def encoded(value):
    """A parameter as the engine takes it."""
    if isinstance(value, datetime.datetime):
        if value.tzinfo is not None:
            value = value.astimezone(datetime.timezone.utc)
        return value.isoformat(' ')
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    if isinstance(value, (decimal.Decimal, uuid.UUID)):
        return str(value)
    if isinstance(value, (list, tuple, set)):
        return json.dumps([encoded(one) for one in value])
    return value


def decoder(declared):
    """What turns a value of a column, declared so, into Python's; None if nothing need be done."""
    if declared is None:
        return _undeclared
    kind = declared.upper()
    for start, decode in _decoders:
        if kind.startswith(start):
            return decode
    return None


def _undeclared(value):
    if isinstance(value, str) and _moment.fullmatch(value):
        return datetime.datetime.fromisoformat(value)
    return value


def _moment_of(value):
    return datetime.datetime.fromisoformat(value) if isinstance(value, str) else value


def _aware(value):
    moment = _moment_of(value)
    if isinstance(moment, datetime.datetime) and moment.tzinfo is None:
        moment = moment.replace(tzinfo=datetime.timezone.utc)
    return moment


def _naive(value):
    moment = _moment_of(value)
    return moment.replace(tzinfo=None) if isinstance(moment, datetime.datetime) else moment


def _date(value):
    return datetime.date.fromisoformat(value[:10]) if isinstance(value, str) else value


def _time(value):
    return datetime.time.fromisoformat(value) if isinstance(value, str) else value


def _real(value):
    return float(value) if isinstance(value, int) else value


_decoders = (
    ('TIMESTAMPTZ', _aware), ('TIMESTAMP WITH TIME', _aware), ('TIMESTAMP', _naive), ('DATETIME', _naive), ('DATE', _date), ('TIME', _time),
    ('BOOL', bool), ('NUMERIC', lambda v: decimal.Decimal(str(v))), ('DECIMAL', lambda v: decimal.Decimal(str(v))),
    ('UUID', lambda v: uuid.UUID(v)), ('REAL', _real), ('DOUBLE', _real), ('FLOAT', _real),
)


def decoded(row, decoders):
    return [value if decode is None or value is None else decode(value) for value, decode in zip(row, decoders)]
