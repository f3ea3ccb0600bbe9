"""The drivers below engines: each executes one statement and tells how it went."""

import sqlite3

from sqlalchemy import exc

_classes = {
    'IntegrityError': exc.IntegrityError, 'OperationalError': exc.OperationalError, 'ProgrammingError': exc.ProgrammingError,
    'DataError': exc.DataError, 'InterfaceError': exc.InterfaceError, 'InternalError': exc.InternalError,
    'NotSupportedError': exc.NotSupportedError, 'DatabaseError': exc.DatabaseError,
}


class Outcome:
    __slots__ = ('columns', 'rows', 'changes', 'last_id')

    def __init__(self, columns, rows, changes, last_id):
        self.columns, self.rows, self.changes, self.last_id = columns, rows, changes, last_id


class SQLite:
    name = 'sqlite'

    def __init__(self, url):
        self.path = url.database or ':memory:'
        self.shared = self.path == ':memory:'

    async def connect(self):
        import aiosqlite
        return await aiosqlite.connect(self.path)

    async def execute(self, connection, sql, params):
        def run():
            cursor = connection._conn.execute(sql, params)
            columns = [column[0] for column in cursor.description or ()]
            return Outcome(columns, cursor.fetchall(), cursor.rowcount, cursor.lastrowid)
        return await connection._statement(sql, run)

    async def commit(self, connection):
        await connection.commit()

    async def rollback(self, connection):
        await connection.rollback()

    async def close(self, connection):
        await connection.close()

    def error(self, error, sql, params):
        if isinstance(error, sqlite3.Error):
            name = type(error).__name__
            return _classes[name](f'(sqlite3.{name}) {error}', sql, params, error)
        return None


class PostgreSQL:
    name = 'postgresql'
    shared = False

    def __init__(self, url):
        self.url = url

    async def connect(self):
        import asyncpg
        url = self.url
        return await asyncpg.connect(host=url.host, port=url.port, user=url.username, database=url.database)

    async def execute(self, connection, sql, params):
        from asyncpg.statement import Statement
        if not connection.is_in_transaction():
            connection._session.begin()
        answer = await connection._run(Statement(sql), params)
        records = connection._records(answer)
        names = list(records[0].keys()) if records else list(answer.columns)
        return Outcome(names, [tuple(record) for record in records], answer.changes, None)

    async def commit(self, connection):
        session = connection._session
        if session.in_transaction:
            await connection._work('COMMIT', lambda: session.end('ROLLBACK' if session.failed else 'COMMIT'))

    async def rollback(self, connection):
        session = connection._session
        if session.in_transaction:
            await connection._work('ROLLBACK', lambda: session.end('ROLLBACK'))

    async def close(self, connection):
        await connection.close()

    def error(self, error, sql, params):
        from asyncpg import exceptions
        if not isinstance(error, exceptions.PostgresError):
            return None
        name = 'ProgrammingError'
        if isinstance(error, exceptions.IntegrityConstraintViolationError):
            name = 'IntegrityError'
        cls = f"<class '{type(error).__module__}.{type(error).__qualname__}'>"
        return _classes[name](f'(sqlalchemy.dialects.postgresql.asyncpg.{name}) {cls}: {error}', sql, params, error)


class MySQL:
    name = 'mysql'
    shared = False

    def __init__(self, url):
        self.url = url

    async def connect(self):
        import aiomysql
        url = self.url
        return await aiomysql.connect(host=url.host or 'localhost', port=url.port or 3306, user=url.username, db=url.database)

    async def execute(self, connection, sql, params):
        cursor = await connection.cursor()
        await cursor.execute(sql, params)
        rows = await cursor.fetchall() if cursor.description else []
        return Outcome([column[0] for column in cursor.description or ()], rows, cursor.rowcount, cursor.lastrowid)

    async def commit(self, connection):
        await connection.commit()

    async def rollback(self, connection):
        await connection.rollback()

    async def close(self, connection):
        connection.close()

    def error(self, error, sql, params):
        from pymysql import err
        if not isinstance(error, err.Error):
            return None
        name = type(error).__name__
        return _classes[name](f'(pymysql.err.{name}) {error}', sql, params, error)


_drivers = {'sqlite+aiosqlite': SQLite, 'postgresql+asyncpg': PostgreSQL, 'mysql+aiomysql': MySQL}


def driver(url):
    if url.drivername in ('sqlite', 'postgresql', 'mysql', 'postgresql+psycopg2', 'mysql+pymysql'):
        raise exc.InvalidRequestError(
            "The asyncio extension requires an async driver to be used. "
            f"The loaded '{'pysqlite' if url.drivername == 'sqlite' else url.drivername}' is not async.")
    if url.drivername not in _drivers:
        raise exc.NoSuchModuleError(f"Can't load plugin: sqlalchemy.dialects:{url.drivername.replace('+', '.')}; "
                                    f"simulated are {', '.join(_drivers)}")
    return _drivers[url.drivername](url)
