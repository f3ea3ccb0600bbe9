"""Simulated aiomysql: a client of a MySQL server that lives in the world.

Simulated: connect and create_pool, cursors of both kinds (tuples and DictCursor), %s and
%(name)s, commit, rollback and begin, autocommit, and PyMySQL's exceptions with the
server's numbers. The server is our engine with MySQL's dialect translated as far as
_servers.mysql does; what it does not know is a NotImplementedError that names it.
"""

from pymysql.err import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, MySQLError, NotSupportedError,
    OperationalError, ProgrammingError, Warning,
)

from aiomysql.connection import Connection, connect
from aiomysql.cursors import Cursor, DictCursor
from aiomysql.pool import Pool, create_pool

SSCursor, SSDictCursor = Cursor, DictCursor


def __getattr__(name):
    raise AttributeError(f'aiomysql.{name} is not simulated')
