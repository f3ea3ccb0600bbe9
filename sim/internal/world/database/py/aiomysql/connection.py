"""Connections."""

import asyncio

from _servers import mysql, server
from aiomysql.context import Awaited
from aiomysql.cursors import Cursor
from pymysql import err


def _set_up(session, fresh):
    session.define('version', 0, lambda: '9.0.0 (simulated)')
    session.define('concat', -1, lambda *parts: None if None in parts else ''.join(map(str, parts)))
    if fresh:
        server.fill(session, mysql.translate)


def connect(host='localhost', user=None, password='', db=None, port=3306, *, database=None, autocommit=False,
            cursorclass=Cursor, connect_timeout=None, charset='', loop=None, **options):
    name = db or database or 'mysql'
    return Awaited(_connect(host, port, name, autocommit, cursorclass, connect_timeout), _close)


async def _close(connection):
    connection.close()


async def _connect(host, port, name, autocommit, cursorclass, timeout):
    try:
        async with asyncio.timeout(timeout):
            session = await server.connect('mysql', host, port, name, _set_up)
    except server.Refused as e:
        raise _refusal(e.kind, host) from None
    except TimeoutError:
        raise err.OperationalError(2003, f"Can't connect to MySQL server on '{host}'") from None
    session.database.name = name
    return Connection(session, host, port, name, autocommit, cursorclass)


def _refusal(kind, host):
    if kind == 'many':
        return err.OperationalError(1040, 'Too many connections')
    if kind == 'reset':
        return err.OperationalError(2013, 'Lost connection to MySQL server during query')
    return err.OperationalError(2003, f"Can't connect to MySQL server on '{host}'")


class Connection:
    def __init__(self, session, host, port, db, autocommit, cursorclass):
        self._session = session
        self.host, self.port, self.db = host, port, db
        self._autocommit = autocommit
        self._cursorclass = cursorclass

    def _open(self):
        if self._session.closed:
            raise err.InterfaceError(0, 'Not connected')
        return self._session

    @property
    def closed(self):
        return self._session.closed

    def get_autocommit(self):
        return self._autocommit

    async def autocommit(self, value):
        self._autocommit = bool(value)

    def cursor(self, *cursors):
        self._open()
        return Awaited(self._cursor(cursors[0] if cursors else self._cursorclass), Cursor.close)

    async def _cursor(self, cls):
        return cls(self)

    async def begin(self):
        session = self._open()
        await session.work('BEGIN', session.begin)

    async def commit(self):
        session = self._open()
        await session.work('COMMIT', lambda: session.end('COMMIT'))

    async def rollback(self):
        session = self._open()
        await session.work('ROLLBACK', lambda: session.end('ROLLBACK'))

    async def ping(self, reconnect=True):
        self._open()

    def close(self):
        self._session.close()

    async def ensure_closed(self):
        self.close()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(name)
        raise AttributeError(f'aiomysql.Connection.{name} is not simulated')
