"""Simulated sqlite3, over the SQL engine of the simulated world.

Simulated: connections, cursors and rows as the module documents them, parameters of both
kinds, transactions in all three ways of control, converters and adapters,
functions, aggregates and collations of one's own, iterdump and backup. A
statement holds its thread for as long as the world's database.latency says. Left out:
blobs that are read piece by piece, serialize, window functions, authorizers,
progress handlers, extensions.
"""

import _sqlite
from _sqlite import (
    DatabaseError, DataError, Error, IntegrityError, InterfaceError, InternalError, NotSupportedError,
    OperationalError, ProgrammingError, Warning,
)
from sqlite3._adapters import (
    Binary, Date, DateFromTicks, PrepareProtocol, Time, TimeFromTicks, Timestamp, TimestampFromTicks,
    adapt, adapters, converters, register_adapter, register_converter,
)
from sqlite3._connection import Connection
from sqlite3._cursor import PARSE_COLNAMES, PARSE_DECLTYPES, Cursor
from sqlite3._row import Row
from sqlite3._transactions import LEGACY_TRANSACTION_CONTROL

apilevel = '2.0'
paramstyle = 'qmark'
threadsafety = 3
sqlite_version = _sqlite.version
sqlite_version_info = tuple(int(part) for part in sqlite_version.split('.'))

globals().update(_sqlite.codes)
SQLITE_OK, SQLITE_DENY, SQLITE_IGNORE = 0, 1, 2


def connect(database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
            factory=Connection, cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
    return factory(database, timeout, detect_types, isolation_level, check_same_thread, factory,
                   cached_statements, uri, autocommit=autocommit)


def complete_statement(statement):
    return _sqlite.complete(statement)


def enable_callback_tracebacks(enable, /):
    """Whether the exceptions of functions of one's own are printed; they are not here."""


def __getattr__(name):
    if name == 'Blob':
        raise AttributeError('sqlite3.Blob is not simulated')
    raise AttributeError(f"module 'sqlite3' has no attribute '{name}'")
