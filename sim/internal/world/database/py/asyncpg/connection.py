"""Connections."""

import asyncio
from urllib.parse import unquote, urlsplit

import _sqlite
from _sockets import gaierror
from _servers import postgres, server
from _servers.values import decoded, decoder
from asyncpg import exceptions
from asyncpg.failures import failure
from asyncpg.record import Record
from asyncpg.statement import Statement
from asyncpg.transaction import Transaction
from sqlite3._transactions import brief


def _set_up(session, fresh):
    """Make a session one of PostgreSQL's, and a new database what the world says."""
    session.run_all('PRAGMA case_sensitive_like=ON')
    session.define('regexp', 2, postgres.like)
    session.define('version', 0, lambda: 'PostgreSQL 17.0 (simulated)')
    session.define('current_database', 0, lambda: session.database.name)
    if fresh:
        server.fill(session, postgres.translate)


async def connect(dsn=None, *, host=None, port=None, user=None, password=None, database=None, timeout=60,
                  loop=None, connection_class=None, record_class=Record, server_settings=None, command_timeout=None,
                  ssl=None, statement_cache_size=100, **options):
    where = urlsplit(dsn or '')
    if dsn and where.scheme not in ('postgres', 'postgresql'):
        raise exceptions.ClientConfigurationError(
            f"invalid DSN: scheme is expected to be either \"postgresql\" or \"postgres\", got {where.scheme!r}")
    host = host or where.hostname or 'localhost'
    port = int(port or where.port or 5432)
    name = database or unquote(where.path.lstrip('/')) or user or unquote(where.username or '') or 'postgres'
    try:
        async with asyncio.timeout(timeout) if _sqlite.world()[5] == 'timeout' else _Nothing():
            session = await server.connect('postgres', host, port, name, _set_up)
    except server.Refused as e:
        raise _refusal(e.kind, host, port) from None
    session.database.name = name
    return (connection_class or Connection)(session, (host, port), command_timeout, record_class)


class _Nothing:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False


def _refusal(kind, host, port):
    if kind == 'dns':
        return gaierror(-2, 'Name or service not known')
    if kind == 'many':
        return exceptions.TooManyConnectionsError('sorry, too many clients already')
    if kind == 'reset':
        return exceptions.ConnectionDoesNotExistError('connection was closed in the middle of operation')
    address = '127.0.0.1' if host == 'localhost' else host
    return ConnectionRefusedError(111, f"Connect call failed ('{address}', {port})")


class Connection:
    def __init__(self, session, address, command_timeout, record_class):
        self._session = session
        self._address = address
        self._timeout = command_timeout
        self._record = record_class
        self._count = 0
        self._pooled = None

    def _open(self):
        if self._session.closed:
            raise exceptions.InterfaceError('connection is closed')
        return self._session

    def _unique(self, prefix):
        self._count += 1
        return f'__asyncpg_{prefix}_{self._count:x}__'

    async def _exclusively(self, operation, timeout=None):
        """Await an operation, of which there may be one at a time."""
        session = self._open()
        if session.busy:
            operation.close()
            raise exceptions.InterfaceError('cannot perform operation: another operation is in progress')
        session.busy = True
        try:
            if timeout is None:
                timeout = self._timeout
            if timeout is None:
                return await operation
            async with asyncio.timeout(timeout):
                return await operation
        finally:
            session.busy = False

    async def _work(self, what, do):
        try:
            return await self._exclusively(self._session.work(what, do))
        except _sqlite.Error as e:
            raise failure(e, Statement(''), ()) from None

    async def _command(self, sql):
        await self._run(Statement(sql), ())

    async def _run(self, statement, args, timeout=None):
        session = self._open()
        values = statement.values(args)
        if session.failed:
            raise exceptions.InFailedSQLTransactionError(
                'current transaction is aborted, commands ignored until end of transaction block')
        operation = session.execute(brief(statement.query), statement.sql, values, statement.sleeps(args), statement.locks)
        try:
            return await self._exclusively(operation, timeout)
        except _sqlite.Error as e:
            session.failed = session.in_transaction
            raise failure(e, statement, args) from None

    def _records(self, answer):
        names = tuple(postgres.column_name(name or '?column?') for name in answer.columns)
        decoders = [decoder(kind) for kind in answer.declared]
        for i, name in enumerate(names):
            if name == 'exists':
                decoders[i] = bool
        return [self._record(names, decoded(row, decoders)) for row in answer.rows]

    async def _fetch(self, query, args, timeout=None):
        statement = query if isinstance(query, Statement) else Statement(query)
        return self._records(await self._run(statement, args, timeout))

    async def fetch(self, query, *args, timeout=None, record_class=None):
        return await self._fetch(query, args, timeout)

    async def fetchrow(self, query, *args, timeout=None, record_class=None):
        rows = await self._fetch(query, args, timeout)
        return rows[0] if rows else None

    async def fetchval(self, query, *args, column=0, timeout=None):
        rows = await self._fetch(query, args, timeout)
        return rows[0][column] if rows else None

    async def execute(self, query, *args, timeout=None):
        self._open()
        status = ''
        for part in [query] if args else _parts(query):
            status = await self._execute_one(part, args, timeout)
        return status

    async def _execute_one(self, query, args, timeout):
        session = self._session
        word = query.split(None, 1)[0].rstrip(';').upper() if query.split() else ''
        if word in ('BEGIN', 'START'):
            await self._work('BEGIN', session.begin)
            return 'BEGIN'
        if word in ('COMMIT', 'END') or word == 'ROLLBACK' and ' TO ' not in query.upper():
            command = 'COMMIT' if word in ('COMMIT', 'END') and not session.failed else 'ROLLBACK'
            await self._work(command, lambda: session.end(command))
            return command
        statement = Statement(query)
        return statement.status(await self._run(statement, args, timeout))

    async def executemany(self, command, args, *, timeout=None):
        statement = Statement(command)
        rows = [statement.values(row) for row in args]
        session = self._open()
        own = not session.in_transaction

        def insert():
            if own:
                session.begin()
            try:
                for row in rows:
                    session._run(statement.sql, row)
            except BaseException:
                if own:
                    session.end('ROLLBACK')
                raise
            if own:
                session.end('COMMIT')

        try:
            await self._exclusively(session.work(brief(command), insert), timeout)
        except _sqlite.Error as e:
            session.failed = session.in_transaction
            raise failure(e, statement, ()) from None

    async def copy_records_to_table(self, table_name, *, records, columns=None, schema_name=None, timeout=None, where=None):
        rows = [tuple(record) for record in records]
        if rows:
            names = f' ({", ".join(columns)})' if columns else ''
            marks = ', '.join(f'${i + 1}' for i in range(len(rows[0])))
            await self.executemany(f'INSERT INTO {table_name}{names} VALUES ({marks})', rows)
        return f'COPY {len(rows)}'

    async def prepare(self, query, *, name=None, timeout=None, record_class=None):
        self._open()
        statement = Statement(query)
        await self._exclusively(self._session.work(f'prepare {brief(query)}', lambda: self._check(statement)), timeout)
        return PreparedStatement(self, statement)

    def _check(self, statement):
        try:
            self._session._engine.prepare(statement.sql)[0].finalize()
        except _sqlite.Error as e:
            raise failure(e, statement, ()) from None

    def cursor(self, query, *args, prefetch=None, timeout=None, record_class=None):
        return Cursor(self, Statement(query), args)

    def transaction(self, *, isolation=None, readonly=False, deferrable=False):
        self._open()
        return Transaction(self, isolation, readonly, deferrable)

    def is_in_transaction(self):
        return self._session.in_transaction

    def is_closed(self):
        return self._session.closed

    async def close(self, *, timeout=None):
        self._session.close()

    def terminate(self):
        self._session.close()

    async def reset(self, *, timeout=None):
        if self._session.in_transaction:
            self._session.end('ROLLBACK')

    def get_server_pid(self):
        return 100 + self._session.database.number

    def __getattr__(self, name):
        if name.startswith('_'):
            raise AttributeError(f"'Connection' object has no attribute '{name}'")
        raise AttributeError(f'asyncpg.Connection.{name} is not simulated')


def _parts(query):
    """The statements of a script."""
    part = ''
    for piece in query.split(';'):
        part += piece
        if part.count("'") % 2 == 0 and part.count('$$') % 2 == 0:
            if part.strip():
                yield part
            part = ''
        else:
            part += ';'
    if part.strip():
        yield part


class PreparedStatement:
    def __init__(self, connection, statement):
        self._connection = connection
        self._statement = statement

    def get_query(self):
        return self._statement.query

    async def fetch(self, *args, timeout=None):
        return await self._connection._fetch(self._statement, args, timeout)

    async def fetchrow(self, *args, timeout=None):
        rows = await self.fetch(*args, timeout=timeout)
        return rows[0] if rows else None

    async def fetchval(self, *args, column=0, timeout=None):
        rows = await self.fetch(*args, timeout=timeout)
        return rows[0][column] if rows else None

    async def executemany(self, args, *, timeout=None):
        await self._connection.executemany(self._statement.query, args, timeout=timeout)

    def cursor(self, *args, prefetch=None, timeout=None):
        return Cursor(self._connection, self._statement, args)


class Cursor:
    """A cursor: iterated over, or awaited and then asked for rows."""

    def __init__(self, connection, statement, args):
        if not connection._open().in_transaction:
            raise exceptions.InterfaceError('cursor cannot be created outside of a transaction')
        self._connection = connection
        self._statement = statement
        self._args = args
        self._rows = None

    async def _start(self):
        if self._rows is None:
            self._rows = iter(await self._connection._fetch(self._statement, self._args))
        return self

    def __await__(self):
        return self._start().__await__()

    async def __aiter__(self):
        await self._start()
        for row in self._rows:
            yield row

    async def fetch(self, n, *, timeout=None):
        return [row for row, _ in zip(self._rows, range(n))]

    async def fetchrow(self, *, timeout=None):
        return next(self._rows, None)

    async def forward(self, n, *, timeout=None):
        return len(await self.fetch(n))
