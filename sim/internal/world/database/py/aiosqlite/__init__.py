"""Simulated aiosqlite: sqlite3 whose statements are awaited.

Simulated: connect (awaited, or with async with), and all that its connections and
cursors have but progress handlers and authorizers. A statement takes the
world's database.latency, as if in the thread that each connection has outside; rows
that are fetched take none. A locked database is waited for up to the connection's
timeout.
"""

from sqlite3 import (
    DatabaseError, Error, IntegrityError, InterfaceError, NotSupportedError, OperationalError, ProgrammingError,
    Row, Warning, paramstyle, register_adapter, register_converter, sqlite_version, sqlite_version_info,
)

from aiosqlite.core import Connection, connect
from aiosqlite.cursor import Cursor

__version__ = '0.21.0'


def __getattr__(name):
    raise AttributeError(f'aiosqlite.{name} is not simulated')
