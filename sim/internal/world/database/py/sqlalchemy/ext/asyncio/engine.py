"""Engines and their connections."""

from sqlalchemy.drivers import driver
from sqlalchemy.engine import URL, Log, Pool
from sqlalchemy.exc import ArgumentError, InvalidRequestError
from sqlalchemy.expression import Compiler
from sqlalchemy.result import Result
from sqlalchemy.statements import Insert, Statement, TextClause


def create_async_engine(url, *, echo=False, pool_size=5, max_overflow=10, pool_timeout=30.0, pool_pre_ping=False,
                        pool_recycle=-1, future=True, connect_args=None, poolclass=None, **options):
    return AsyncEngine(url if isinstance(url, URL) else URL(str(url)), echo, pool_size, max_overflow, pool_timeout)


class AsyncEngine:
    def __init__(self, url, echo, size, overflow, timeout):
        self.url, self.echo = url, echo
        self.driver = driver(url)
        self.pool = Pool(self.driver, size, overflow, timeout)
        self.log = Log(echo)

    def connect(self):
        return AsyncConnection(self)

    def begin(self):
        return _Beginning(self)

    async def dispose(self, close=True):
        await self.pool.dispose()

    def __repr__(self):
        return f'AsyncEngine({self.url!r})'

    def __getattr__(self, name):
        raise AttributeError(f'AsyncEngine.{name} is not simulated')


class _Beginning:
    """engine.begin(): a connection with a transaction."""

    def __init__(self, engine):
        self._connection = AsyncConnection(engine)

    async def __aenter__(self):
        await self._connection.start()
        await self._connection.begin()
        return self._connection

    async def __aexit__(self, exc_type, exc, tb):
        try:
            if exc_type is None:
                await self._connection.commit()
            else:
                await self._connection.rollback()
        finally:
            await self._connection.close()


class SyncConnection:
    """What run_sync gives: it takes statements, to be executed when the function has returned."""

    def __init__(self, dialect_name):
        self.dialect_name = dialect_name
        self.statements = []

    def later(self, sql):
        self.statements.append(sql)

    def execute(self, statement, parameters=None):
        raise NotImplementedError('execute() within run_sync is not simulated: await it outside')

    def __getattr__(self, name):
        raise AttributeError(f'Connection.{name} is not simulated within run_sync')


class AsyncConnection:
    def __init__(self, engine):
        self.engine = engine
        self._driver = engine.driver
        self._raw = None
        self._begun = False

    async def start(self):
        if self._raw is None:
            self._raw = await self.engine.pool.take()
        return self

    def __await__(self):
        return self.start().__await__()

    async def __aenter__(self):
        return await self.start()

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    def begin(self):
        return _Transaction(self)

    def _begin_implicit(self):
        if not self._begun:
            self._begun = True
            self.engine.log('BEGIN (implicit)')

    def in_transaction(self):
        return self._begun

    async def execute(self, statement, parameters=None):
        if isinstance(statement, str):
            raise ArgumentError(f"Textual SQL expression {statement!r} should be explicitly declared as text({statement!r})")
        rows = parameters if isinstance(parameters, (list, tuple)) else [parameters]
        if isinstance(statement, TextClause):
            for row in rows:
                result = await self.run(statement.bindparams(**row) if row else statement)
            return result
        if parameters:
            statement = statement.values(parameters)
        return await self.run(statement)

    async def run(self, statement):
        if not isinstance(statement, Statement):
            raise ArgumentError(f'Executable SQL or text() construct expected, got {statement!r}.')
        compiler = Compiler(self._driver.name)
        sql = statement.sql(compiler)
        outcome = await self.raw(sql, tuple(compiler.params))
        return _result(statement, outcome)

    async def raw(self, sql, params=()):
        """Execute SQL in the driver's style."""
        if self._raw is None:
            raise InvalidRequestError('This connection is closed' if self._begun is None else 'AsyncConnection context has not been started and object has not been awaited.')
        self._begin_implicit()
        self.engine.log(sql)
        self.engine.log(f'[generated in 0.00000s] {params!r}')
        try:
            return await self._driver.execute(self._raw, sql, params)
        except Exception as e:
            wrapped = self._driver.error(e, sql, params)
            if wrapped is None:
                raise
            raise wrapped from e

    async def scalar(self, statement, parameters=None):
        return (await self.execute(statement, parameters)).scalar()

    async def scalars(self, statement, parameters=None):
        return (await self.execute(statement, parameters)).scalars()

    async def stream(self, statement, parameters=None):
        raise NotImplementedError('AsyncConnection.stream is not simulated: use execute')

    async def run_sync(self, fn, *args, **kwargs):
        """Call a function such as Base.metadata.create_all, then do what it wants."""
        sync = SyncConnection(self._driver.name)
        result = fn(sync, *args, **kwargs)
        for sql in sync.statements:
            await self.raw(sql)
        return result

    async def commit(self):
        if self._begun:
            self.engine.log('COMMIT')
            await self._driver.commit(self._raw)
            self._begun = False

    async def rollback(self):
        if self._begun:
            self.engine.log('ROLLBACK')
            await self._driver.rollback(self._raw)
            self._begun = False

    async def close(self):
        if self._raw is None:
            return
        await self.rollback()
        raw, self._raw = self._raw, None
        await self.engine.pool.give_back(raw)

    def __getattr__(self, name):
        raise AttributeError(f'AsyncConnection.{name} is not simulated')


class _Transaction:
    def __init__(self, connection):
        self._connection = connection

    async def _start(self):
        self._connection._begin_implicit()
        return self

    def __await__(self):
        return self._start().__await__()

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, exc_type, exc, tb):
        await (self.commit() if exc_type is None else self.rollback())

    async def commit(self):
        await self._connection.commit()

    async def rollback(self):
        await self._connection.rollback()


def _result(statement, outcome):
    if not statement.returns_rows:
        key = (outcome.last_id,) if isinstance(statement, Insert) else None
        return Result((), (), outcome.changes, outcome.last_id, key)
    if statement._entities is None:
        return Result(outcome.columns, outcome.rows, outcome.changes, outcome.last_id)
    columns = statement.columns()
    names = [getattr(column, 'name', None) or name for column, name in zip(columns, outcome.columns)] or \
        [getattr(column, 'name', None) or '' for column in columns]
    kinds = [column.type for column in columns]
    rows = [[kind.result(value) for kind, value in zip(kinds, row)] for row in outcome.rows]
    return Result(names, rows, outcome.changes, outcome.last_id)
