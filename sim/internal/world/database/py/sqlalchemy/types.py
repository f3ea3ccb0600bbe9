"""Types of columns: how they are declared, and what their values become."""

import datetime
import decimal
import json
import uuid


class TypeEngine:
    sql = 'NULL'

    def declare(self, dialect):
        return self.sql

    def bind(self, value):
        return value

    def result(self, value):
        return value

    def __repr__(self):
        return f'{type(self).__name__}()'


class Integer(TypeEngine):
    sql = 'INTEGER'


class BigInteger(Integer):
    sql = 'BIGINT'


class SmallInteger(Integer):
    sql = 'SMALLINT'


class String(TypeEngine):
    def __init__(self, length=None):
        self.length = length

    def declare(self, dialect):
        return 'VARCHAR' if self.length is None else f'VARCHAR({self.length})'


class Unicode(String):
    pass


class Text(String):
    def declare(self, dialect):
        return 'TEXT'


class Boolean(TypeEngine):
    sql = 'BOOLEAN'

    def bind(self, value):
        return value if value is None else int(value)

    def result(self, value):
        return value if value is None else bool(value)


class Float(TypeEngine):
    sql = 'FLOAT'

    def __init__(self, precision=None):
        self.precision = precision

    def result(self, value):
        return value if value is None else float(value)


class Numeric(TypeEngine):
    def __init__(self, precision=None, scale=None):
        self.precision, self.scale = precision, scale

    def declare(self, dialect):
        if self.precision is None:
            return 'NUMERIC'
        return f'NUMERIC({self.precision}, {self.scale})' if self.scale is not None else f'NUMERIC({self.precision})'

    def bind(self, value):
        return str(value) if isinstance(value, decimal.Decimal) else value

    def result(self, value):
        if value is None:
            return None
        places = 10 if self.scale is None else self.scale
        return decimal.Decimal(str(value)).quantize(decimal.Decimal(1).scaleb(-places))


class DateTime(TypeEngine):
    def __init__(self, timezone=False):
        self.timezone = timezone

    def declare(self, dialect):
        if dialect == 'postgresql':
            return 'TIMESTAMP WITH TIME ZONE' if self.timezone else 'TIMESTAMP WITHOUT TIME ZONE'
        return 'DATETIME'

    def bind(self, value):
        return value.isoformat(' ', 'microseconds') if isinstance(value, datetime.datetime) else value

    def result(self, value):
        return datetime.datetime.fromisoformat(value) if isinstance(value, str) else value


class Date(TypeEngine):
    sql = 'DATE'

    def bind(self, value):
        return value.isoformat() if isinstance(value, datetime.date) else value

    def result(self, value):
        return datetime.date.fromisoformat(value) if isinstance(value, str) else value


class Time(TypeEngine):
    sql = 'TIME'

    def bind(self, value):
        return value.isoformat() if isinstance(value, datetime.time) else value

    def result(self, value):
        return datetime.time.fromisoformat(value) if isinstance(value, str) else value


class LargeBinary(TypeEngine):
    sql = 'BLOB'


class Uuid(TypeEngine):
    sql = 'CHAR(32)'

    def bind(self, value):
        return value.hex if isinstance(value, uuid.UUID) else value

    def result(self, value):
        return uuid.UUID(value) if isinstance(value, str) else value


class JSON(TypeEngine):
    sql = 'JSON'

    def bind(self, value):
        return json.dumps(value)

    def result(self, value):
        return json.loads(value) if isinstance(value, str) else value


_python = {
    int: Integer, str: String, bool: Boolean, float: Float, bytes: LargeBinary, datetime.datetime: DateTime,
    datetime.date: Date, datetime.time: Time, decimal.Decimal: Numeric, uuid.UUID: Uuid, dict: JSON, list: JSON,
}
untyped = TypeEngine()


def instance(kind):
    """A type that is given as a class or as one of its instances."""
    return kind() if isinstance(kind, type) else kind


def of_python(kind):
    """The type of columns for a type of Python's, or None."""
    found = _python.get(kind)
    return found() if found else None


def of_value(value):
    return of_python(type(value)) or untyped
