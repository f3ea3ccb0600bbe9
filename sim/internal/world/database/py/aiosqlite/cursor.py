"""Cursors whose methods are awaited."""


class Cursor:
    def __init__(self, conn, cursor):
        self.iter_chunk_size = conn._iter_chunk_size
        self._conn = conn
        self._cursor = cursor

    def __aiter__(self):
        return self._rows()

    async def _rows(self):
        while rows := await self._conn._at_once('fetchmany()', self._cursor.fetchmany, self.iter_chunk_size):
            for row in rows:
                yield row

    async def execute(self, sql, parameters=None):
        await self._conn._statement(sql, self._cursor.execute, sql, parameters or ())
        return self

    async def executemany(self, sql, parameters):
        await self._conn._statement(sql, self._cursor.executemany, sql, parameters)
        return self

    async def executescript(self, sql_script):
        await self._conn._statement(sql_script, self._cursor.executescript, sql_script)
        return self

    async def fetchone(self):
        return await self._conn._at_once('fetchone()', self._cursor.fetchone)

    async def fetchmany(self, size=None):
        return await self._conn._at_once('fetchmany()', self._cursor.fetchmany, size)

    async def fetchall(self):
        return await self._conn._at_once('fetchall()', self._cursor.fetchall)

    async def close(self):
        await self._conn._at_once('close()', self._cursor.close)

    @property
    def rowcount(self):
        return self._cursor.rowcount

    @property
    def lastrowid(self):
        return self._cursor.lastrowid

    @property
    def arraysize(self):
        return self._cursor.arraysize

    @arraysize.setter
    def arraysize(self, value):
        self._cursor.arraysize = value

    @property
    def description(self):
        return self._cursor.description

    @property
    def row_factory(self):
        return self._cursor.row_factory

    @row_factory.setter
    def row_factory(self, factory):
        self._cursor.row_factory = factory

    @property
    def connection(self):
        return self._cursor.connection

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()
