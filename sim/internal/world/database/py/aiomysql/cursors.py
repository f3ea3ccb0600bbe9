"""Cursors."""

import _sqlite
from _servers import mysql
from _servers.values import decoded, decoder, encoded
from aiomysql.failures import failure
from pymysql import err
from sqlite3._transactions import brief


class Cursor:
    def __init__(self, connection):
        self.connection = connection
        self.description = None
        self.rowcount = -1
        self.lastrowid = None
        self.arraysize = 1
        self._rows = []
        self._at = 0
        self._closed = False

    def _check(self):
        if self._closed:
            raise err.ProgrammingError('Cursor is closed')

    async def execute(self, query, args=None):
        self._check()
        session = self.connection._open()
        statement = mysql.translate(query)
        values = _bound(statement.names, args)
        if not self.connection.get_autocommit() and not session.in_transaction:
            session.begin()
        try:
            answer = await session.execute(brief(query), statement.sql, values, statement.sleep, statement.locks)
        except _sqlite.Error as e:
            raise failure(e, session, values) from None
        self._take(answer)
        return self.rowcount

    def _take(self, answer):
        self.description = tuple((name, None, None, None, None, None, True) for name in answer.columns) or None
        decoders = [decoder(kind) for kind in answer.declared]
        names = list(answer.columns)
        self._rows = [self._row(names, decoded(row, decoders)) for row in answer.rows]
        self._at = 0
        self.rowcount = len(self._rows) if names else answer.changes
        self.lastrowid = answer.last_id

    def _row(self, names, values):
        return tuple(values)

    async def executemany(self, query, args):
        total = 0
        for row in args:
            total += await self.execute(query, row)
        self.rowcount = total
        return total

    async def fetchone(self):
        self._check()
        rows = await self.fetchmany(1)
        return rows[0] if rows else None

    async def fetchmany(self, size=None):
        self._check()
        start = self._at
        self._at = min(len(self._rows), start + (size or self.arraysize))
        return self._rows[start:self._at]

    async def fetchall(self):
        self._check()
        start, self._at = self._at, len(self._rows)
        return self._rows[start:]

    def __aiter__(self):
        return self

    async def __anext__(self):
        row = await self.fetchone()
        if row is None:
            raise StopAsyncIteration
        return row

    async def close(self):
        self._closed = True

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


class DictCursor(Cursor):
    def _row(self, names, values):
        return dict(zip(names, values))


def _bound(names, args):
    """The parameters, in order."""
    if not names:
        return []
    if isinstance(args, dict):
        return [encoded(args[name]) for name in names]
    values = args if isinstance(args, (list, tuple)) else [args]
    if args is None or len(values) < len(names):
        raise TypeError('not enough arguments for format string')
    if len(values) > len(names):
        raise TypeError('not all arguments converted during string formatting')
    return [encoded(value) for value in values]
