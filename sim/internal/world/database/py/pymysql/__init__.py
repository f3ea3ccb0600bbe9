"""The part of PyMySQL that aiomysql's programs meet: exceptions and cursors' classes."""

from pymysql import err
from pymysql.err import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, MySQLError, NotSupportedError,
    OperationalError, ProgrammingError, Warning,
)


def __getattr__(name):
    raise AttributeError(f'pymysql.{name} is not simulated: use aiomysql')
