"""Connections whose methods are awaited."""

import os
import sqlite3

import _sqlite
from aiosqlite.context import contextmanager
from aiosqlite.cursor import Cursor
from sqlite3._transactions import brief

_ms = 1_000_000
_pauses = (1, 2, 5, 10, 15, 20, 25, 25, 25, 50, 50, 100)


class _Quiet(sqlite3.Connection):
    """A connection whose time is that of the one that is awaited."""

    def _pause(self, what):
        pass


class Connection:
    def __init__(self, connector, iter_chunk_size, name, timeout):
        self._connector = connector
        self._conn = None
        self._iter_chunk_size = iter_chunk_size
        self._name = name
        self._timeout = int(timeout * 1000)
        self._lane = None
        self._started = False

    def __await__(self):
        if self._started:
            raise RuntimeError('threads can only be started once')
        self._started = True
        return self._connect().__await__()

    async def _connect(self):
        self._lane = _sqlite.Lane('aiosqlite ' + self._name)
        self._conn = await _sqlite.operation(self._lane, 'connect()', 0, self._connector)
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    async def _statement(self, sql, function, *args):
        """Do what takes the time of a statement."""
        return await self._do(brief(sql), _sqlite.world()[2], function, args)

    async def _at_once(self, what, function, *args):
        return await self._do(what, 0, function, args)

    async def _do(self, what, ns, function, args):
        if self._conn is None:
            raise ValueError('no active connection')
        left = self._timeout
        for n in range(1 << 62):
            try:
                return await _sqlite.operation(self._lane, what, ns, lambda: function(*args))
            except sqlite3.OperationalError as e:
                if getattr(e, 'sqlite_errorcode', 0) & 0xff != sqlite3.SQLITE_BUSY or left <= 0:
                    raise
            pause = min(left, _pauses[min(n, len(_pauses) - 1)])
            left -= pause
            ns = pause * _ms

    @contextmanager
    async def cursor(self):
        return Cursor(self, await self._at_once('cursor()', self._conn_now().cursor))

    def _conn_now(self):
        if self._conn is None:
            raise ValueError('no active connection')
        return self._conn

    @contextmanager
    async def execute(self, sql, parameters=None):
        cursor = await self._statement(sql, self._conn_now().execute, sql, parameters or ())
        return Cursor(self, cursor)

    @contextmanager
    async def executemany(self, sql, parameters):
        cursor = await self._statement(sql, self._conn_now().executemany, sql, parameters)
        return Cursor(self, cursor)

    @contextmanager
    async def executescript(self, sql_script):
        cursor = await self._statement(sql_script, self._conn_now().executescript, sql_script)
        return Cursor(self, cursor)

    @contextmanager
    async def execute_insert(self, sql, parameters=None):
        conn = self._conn_now()

        def insert():
            cursor = conn.execute(sql, parameters or ())
            cursor.execute('SELECT last_insert_rowid()')
            return cursor.fetchone()

        return await self._statement(sql, insert)

    @contextmanager
    async def execute_fetchall(self, sql, parameters=None):
        conn = self._conn_now()
        return await self._statement(sql, lambda: conn.execute(sql, parameters or ()).fetchall())

    async def commit(self):
        ns = _sqlite.world()[2] if self._conn_now().in_transaction else 0
        await self._do('COMMIT', ns, self._conn.commit, ())

    async def rollback(self):
        await self._at_once('ROLLBACK', self._conn_now().rollback)

    async def close(self):
        if self._conn is None:
            return
        await self._at_once('close()', self._conn.close)
        self._conn = None

    async def interrupt(self):
        self._conn_now().interrupt()

    async def create_function(self, name, num_params, func, deterministic=False):
        conn = self._conn_now()
        await self._at_once('create_function()', lambda: conn.create_function(name, num_params, func, deterministic=deterministic))

    async def set_trace_callback(self, handler):
        await self._at_once('set_trace_callback()', self._conn_now().set_trace_callback, handler)

    async def iterdump(self):
        for line in await self._at_once('iterdump()', lambda: list(self._conn_now().iterdump())):
            yield line

    async def backup(self, target, *, pages=0, progress=None, name='main', sleep=0.25):
        to = target._conn_now() if isinstance(target, Connection) else target
        await self._at_once('backup()', lambda: self._conn_now().backup(to, progress=progress))

    @property
    def in_transaction(self):
        return self._conn_now().in_transaction

    @property
    def total_changes(self):
        return self._conn_now().total_changes

    @property
    def isolation_level(self):
        return self._conn_now().isolation_level

    @isolation_level.setter
    def isolation_level(self, value):
        self._conn_now().isolation_level = value

    @property
    def row_factory(self):
        return self._conn_now().row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._conn_now().row_factory = factory

    @property
    def text_factory(self):
        return self._conn_now().text_factory

    @text_factory.setter
    def text_factory(self, factory):
        self._conn_now().text_factory = factory

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(f"'Connection' object has no attribute '{name}'")
        raise AttributeError(f'aiosqlite.Connection.{name} is not simulated')


def connect(database, *, iter_chunk_size=64, loop=None, timeout=5.0, **kwargs):
    def connector():
        return _Quiet(database, 0, check_same_thread=False, **kwargs)

    name = os.path.basename(os.fsdecode(os.fspath(database)))
    return Connection(connector, iter_chunk_size, name, timeout)
