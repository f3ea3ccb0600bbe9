"""Connections to databases."""

import os
import threading

import _sqlite
from _sqlite import OperationalError, ProgrammingError
from sqlite3 import _dump
from sqlite3._cursor import Cursor
from sqlite3._transactions import LEGACY_TRANSACTION_CONTROL, check_autocommit, check_level

_second = 1_000_000_000
_missing = {
    'blobopen', 'create_window_function', 'deserialize', 'enable_load_extension', 'getconfig', 'getlimit',
    'load_extension', 'serialize', 'set_authorizer', 'set_progress_handler', 'setconfig', 'setlimit',
}


class Connection:
    __module__ = 'sqlite3'

    Warning = _sqlite.Warning
    Error = _sqlite.Error
    InterfaceError = _sqlite.InterfaceError
    DatabaseError = _sqlite.DatabaseError
    DataError = _sqlite.DataError
    OperationalError = _sqlite.OperationalError
    IntegrityError = _sqlite.IntegrityError
    InternalError = _sqlite.InternalError
    ProgrammingError = _sqlite.ProgrammingError
    NotSupportedError = _sqlite.NotSupportedError

    def __init__(self, database, timeout=5.0, detect_types=0, isolation_level='', check_same_thread=True,
                 factory=None, cached_statements=128, uri=False, *, autocommit=LEGACY_TRANSACTION_CONTROL):
        path = os.fsdecode(os.fspath(database))
        self.row_factory = None
        self.text_factory = str
        self._tracer = None
        self._detect_types = detect_types
        self._isolation_level = check_level(isolation_level)
        self._autocommit = check_autocommit(autocommit)
        self._thread = threading.get_ident() if check_same_thread else None
        self._database = None
        self._database = _sqlite.Database(path, int(timeout * _second), uri)
        self._closed = False
        self._lane = None
        self._path = path
        if autocommit is False:
            self._command('BEGIN')

    def _check(self):
        self._check_thread()
        if self._database is None:
            raise ProgrammingError('Base Connection.__init__ not called.')
        if self._closed:
            raise ProgrammingError('Cannot operate on a closed database.')

    def _check_thread(self):
        if self._thread is None or self._thread == threading.get_ident():
            return
        raise ProgrammingError(
            'SQLite objects created in a thread can only be used in that same thread. '
            f'The object was created in thread id {self._thread} and this is thread id {threading.get_ident()}.')

    def _pause(self, what):
        """Hold the thread for as long as the world's databases take."""
        if self._lane is None:
            self._lane = _sqlite.Lane('sqlite ' + os.path.basename(self._path))
        _sqlite.pause(self._lane, what, _sqlite.world()[2])

    def _trace(self, sql):
        if self._tracer is not None:
            self._tracer(sql)

    def _command(self, sql):
        """Execute a statement of the module's own."""
        self._trace(sql)
        statement, _ = self._database.prepare(sql)
        try:
            statement.step()
        finally:
            statement.finalize()

    def _begin(self, changes_rows):
        if (self._autocommit == LEGACY_TRANSACTION_CONTROL and changes_rows and self._isolation_level is not None
                and not self._database.in_transaction):
            self._command(f'BEGIN {self._isolation_level}'.rstrip())

    def _before_script(self):
        if self._autocommit == LEGACY_TRANSACTION_CONTROL and self._database.in_transaction:
            self._command('COMMIT')

    @property
    def isolation_level(self):
        self._check()
        return self._isolation_level

    @isolation_level.setter
    def isolation_level(self, level):
        self._isolation_level = check_level(level)
        if level is None and self._database.in_transaction:
            self._command('COMMIT')

    @property
    def autocommit(self):
        self._check()
        return self._autocommit

    @autocommit.setter
    def autocommit(self, value):
        self._check()
        value = check_autocommit(value)
        if value is True and self._database.in_transaction:
            self._command('COMMIT')
        if value is False and not self._database.in_transaction:
            self._command('BEGIN')
        self._autocommit = value

    @property
    def in_transaction(self):
        self._check()
        return self._database.in_transaction

    @property
    def total_changes(self):
        self._check()
        return self._database.total_changes

    def cursor(self, factory=Cursor):
        self._check()
        return factory(self)

    def execute(self, sql, parameters=(), /):
        return self.cursor().execute(sql, parameters)

    def executemany(self, sql, parameters, /):
        return self.cursor().executemany(sql, parameters)

    def executescript(self, sql_script, /):
        return self.cursor().executescript(sql_script)

    def commit(self):
        self._end('COMMIT')

    def rollback(self):
        self._end('ROLLBACK')

    def _end(self, command):
        self._check()
        if self._autocommit is True or not self._database.in_transaction:
            return
        self._pause(command)
        self._command(command)
        if self._autocommit is False:
            self._command('BEGIN')

    def close(self):
        self._check_thread()
        if self._closed:
            return
        if self._autocommit is False and self._database.in_transaction:
            self._command('ROLLBACK')
        self._closed = True
        self._database.close()

    def __enter__(self):
        self._check()
        return self

    def __exit__(self, exc_type, exc, tb, /):
        if exc_type is not None:
            self.rollback()
            return False
        try:
            self.commit()
        except BaseException:
            self.rollback()
            raise
        return False

    def interrupt(self):
        self._check()
        self._database.interrupt()

    def create_function(self, name, narg, func, /, *, deterministic=False):
        self._check()
        self._database.create_function(name, narg, func, deterministic)

    def create_aggregate(self, name, n_arg, aggregate_class, /):
        self._check()
        self._database.create_aggregate(name, n_arg, aggregate_class)

    def create_collation(self, name, callback, /):
        self._check()
        if callback is None:
            raise NotImplementedError('removing a collation is not simulated')
        self._database.create_collation(name, callback)

    def set_trace_callback(self, trace_callback, /):
        self._check()
        self._tracer = trace_callback

    def iterdump(self, *, filter=None):
        self._check()
        return _dump.statements(self, filter)

    def backup(self, target, *, pages=-1, progress=None, name='main', sleep=0.250):
        self._check()
        if target is self:
            raise ValueError('target cannot be the same connection instance')
        _dump.copy(self, target)
        if progress is not None:
            progress(101, 0, target.execute('PRAGMA page_count').fetchone()[0])

    def __getattr__(self, name):
        if name in _missing:
            raise AttributeError(f'sqlite3.Connection.{name} is not simulated')
        raise AttributeError(f"'sqlite3.Connection' object has no attribute '{name}'")
