"""Sessions."""

from sqlalchemy.exc import InvalidRequestError, PendingRollbackError
from sqlalchemy.ext.asyncio.engine import AsyncConnection
from sqlalchemy.orm import unit
from sqlalchemy.orm.attributes import state
from sqlalchemy.orm.loading import identity, instance, key_of, load, load_options
from sqlalchemy.result import Result
from sqlalchemy.statements import Select, select


class AsyncSession:
    def __init__(self, bind=None, *, expire_on_commit=True, autoflush=True, **options):
        self.bind = bind
        self._expire, self.autoflush = expire_on_commit, autoflush
        self._connection = None
        self._new, self._deleted = [], []
        self.identity_map = {}
        self._flushing = False
        self._broken = None

    async def __aenter__(self):
        return self

    async def __aexit__(self, exc_type, exc, tb):
        await self.close()

    def driver_name(self):
        return self.bind.driver.name

    # Objects.

    @property
    def new(self):
        return list(self._new)

    @property
    def deleted(self):
        return list(self._deleted)

    @property
    def dirty(self):
        return self.changed()

    def changed(self):
        return [obj for obj in self.identity_map.values() if state(obj).changed]

    def objects(self):
        return [*self._new, *self.identity_map.values()]

    def __contains__(self, obj):
        return state(obj).session is self

    def __iter__(self):
        return iter(self.objects())

    def add(self, obj):
        if not hasattr(type(obj), '__mapper__'):
            raise InvalidRequestError(f"Class '{type(obj).__module__}.{type(obj).__qualname__}' is not mapped")
        known = state(obj)
        if known.session is self:
            return
        known.session = self
        if known.persistent:
            self.identity_map[key_of(obj)] = obj
        else:
            self._new.append(obj)
        for name in type(obj).__mapper__.relationships:
            value = obj.__dict__.get(name)
            for other in value if isinstance(value, list) else [value]:
                if other is not None:
                    self.add(other)

    def add_all(self, objects):
        for obj in objects:
            self.add(obj)

    async def delete(self, obj):
        if not state(obj).persistent:
            raise InvalidRequestError(f"Instance '<{type(obj).__name__}>' is not persisted")
        self.delete_later(obj)

    def delete_later(self, obj):
        if obj not in self._deleted:
            self._deleted.append(obj)

    def expunge(self, obj):
        self.identity_map.pop(key_of(obj), None)
        self._new = [one for one in self._new if one is not obj]
        state(obj).session = None

    def expunge_all(self):
        for obj in self.objects():
            state(obj).session = None
        self._new, self._deleted, self.identity_map = [], [], {}

    def expire_all(self):
        for obj in self.identity_map.values():
            self.expire(obj)

    def expire(self, obj, attribute_names=None):
        mapper = type(obj).__mapper__
        for name in attribute_names or [*mapper.columns, *mapper.relationships]:
            obj.__dict__.pop(name, None)
        state(obj).expired = True

    # Statements.

    async def connection(self):
        if self.bind is None:
            raise InvalidRequestError('Could not locate a bind configured on the session: give AsyncSession an engine')
        if self._broken is not None:
            raise PendingRollbackError(
                "This Session's transaction has been rolled back due to a previous exception during flush. To begin a "
                f'new transaction with this Session, first issue Session.rollback(). Original exception was: {self._broken}')
        if self._connection is None:
            self._connection = self.bind if isinstance(self.bind, AsyncConnection) else await self.bind.connect()
        return self._connection

    async def _run(self, statement):
        return await (await self.connection()).run(statement)

    async def execute(self, statement, params=None, **options):
        if self.autoflush:
            await self.flush()
        result = await (await self.connection()).execute(statement, params)
        entities = getattr(statement, '_entities', None) or []
        if not any(entity.cls for entity in entities):
            return result
        return await self._with_objects(statement, entities, result)

    async def _with_objects(self, statement, entities, result):
        rows, objects = [], {}
        for row in result:
            at, values = 0, []
            for entity in entities:
                part = row[at:at + len(entity.columns)]
                at += len(entity.columns)
                if entity.cls is None:
                    values.append(part[0])
                    continue
                obj = instance(self, entity.cls, part)
                values.append(obj)
                if obj is not None:
                    objects[id(obj)] = obj
            rows.append(values)
        if isinstance(statement, Select):
            await load_options(self, list(objects.values()), statement._options)
        return Result([entity.name for entity in entities], rows, result.rowcount)

    async def scalars(self, statement, params=None, **options):
        return (await self.execute(statement, params)).scalars()

    async def scalar(self, statement, params=None, **options):
        return (await self.execute(statement, params)).scalar()

    async def stream(self, statement, params=None):
        raise NotImplementedError('AsyncSession.stream is not simulated: use execute')

    async def get(self, entity, ident, *, options=None, **rest):
        key = ident if isinstance(ident, tuple) else (ident,)
        obj = self.identity_map.get(identity(entity, key))
        if obj is not None and not state(obj).expired:
            return obj
        columns = entity.__table__.primary_key
        statement = select(entity).where(*(column == value for column, value in zip(columns, key))).options(*options or ())
        return (await self.execute(statement)).scalars().one_or_none()

    async def refresh(self, obj, attribute_names=None, with_for_update=None):
        if state(obj).session is not self:
            raise InvalidRequestError(f"Instance '<{type(obj).__name__}>' is not persistent within this Session")
        await self.flush()
        cls = type(obj)
        relations = [cls.__mapper__.relationships[n] for n in attribute_names or () if n in cls.__mapper__.relationships]
        if attribute_names is None or len(relations) < len(attribute_names):
            row = (await self._run(select(cls).where(*unit._is(obj)) if not state(obj).expired else self._again(obj))).first()
            if row is None:
                raise InvalidRequestError(f"Could not refresh instance '<{cls.__name__}>'")
            instance(self, cls, row, refresh=True)
        for relation in relations:
            await load(self, [obj], relation)

    def _again(self, obj):
        key = next(key for key, one in self.identity_map.items() if one is obj)
        columns = type(obj).__table__.primary_key
        return select(type(obj)).where(*(column == value for column, value in zip(columns, key[1])))

    async def flush(self, objects=None):
        if self._flushing or not (self._new or self._deleted or self.changed()):
            return
        self._flushing = True
        try:
            await unit.flush(self)
        except BaseException as e:
            await self._roll_back()
            self._broken = e
            raise
        finally:
            self._flushing = False

    async def run_sync(self, fn, *args, **kwargs):
        return await (await self.connection()).run_sync(fn, *args, **kwargs)

    async def merge(self, obj, **options):
        raise NotImplementedError('AsyncSession.merge is not simulated')

    # Transactions.

    def in_transaction(self):
        return self._connection is not None and self._connection.in_transaction()

    def begin(self):
        return _Transaction(self)

    def begin_nested(self):
        return _Savepoint(self)

    async def commit(self):
        await self.flush()
        await self.connection()
        await self._connection.commit()
        await self._release()
        if self._expire:
            self.expire_all()

    async def rollback(self):
        await self._roll_back()
        self._broken = None

    async def _roll_back(self):
        for obj in self._new:
            state(obj).session = None
        self._new, self._deleted = [], []
        if self._connection is not None:
            await self._connection.rollback()
            await self._release()
        for obj in self.identity_map.values():
            state(obj).changed.clear()
        self.expire_all()

    async def _release(self):
        connection, self._connection = self._connection, None
        if connection is not self.bind:
            await connection.close()

    async def close(self):
        if self._connection is not None:
            await self._connection.rollback()
            await self._release()
        self.expunge_all()
        self._broken = None

    def __getattr__(self, name):
        raise AttributeError(f'AsyncSession.{name} is not simulated')


class _Transaction:
    """session.begin(): commit at the end, or roll back."""

    def __init__(self, session):
        self._session = session

    async def _start(self):
        if self._session.in_transaction():
            raise InvalidRequestError('A transaction is already begun on this Session.')
        return self

    def __await__(self):
        return self._start().__await__()

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, exc_type, exc, tb):
        await (self._session.commit() if exc_type is None else self._session.rollback())

    async def commit(self):
        await self._session.commit()

    async def rollback(self):
        await self._session.rollback()


class _Savepoint:
    """session.begin_nested()"""

    def __init__(self, session):
        self._session = session

    async def _start(self):
        session = self._session
        await session.flush()
        session._savepoints = session.__dict__.get('_savepoints', 0) + 1
        self._name = f'sa_savepoint_{session._savepoints}'
        connection = await session.connection()
        if session.driver_name() == 'sqlite' and not connection._raw.in_transaction:
            await connection.raw('BEGIN')
        await connection.raw(f'SAVEPOINT {self._name}')
        return self

    def __await__(self):
        return self._start().__await__()

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, exc_type, exc, tb):
        await (self.commit() if exc_type is None else self.rollback())

    async def commit(self):
        await self._session.flush()
        await self._session._connection.raw(f'RELEASE SAVEPOINT {self._name}')

    async def rollback(self):
        self._session._new.clear()
        await self._session._connection.raw(f'ROLLBACK TO SAVEPOINT {self._name}')
        self._session.expire_all()


class async_sessionmaker:
    def __init__(self, bind=None, *, class_=AsyncSession, autoflush=True, expire_on_commit=True, **options):
        self.class_ = class_
        self.kw = dict(bind=bind, autoflush=autoflush, expire_on_commit=expire_on_commit)

    def __call__(self, **options):
        return self.class_(**{**self.kw, **options})

    def begin(self):
        return _SessionBeginning(self())

    def configure(self, **options):
        self.kw.update(options)


class _SessionBeginning:
    def __init__(self, session):
        self._session = session

    async def __aenter__(self):
        return self._session

    async def __aexit__(self, exc_type, exc, tb):
        try:
            await (self._session.commit() if exc_type is None else self._session.rollback())
        finally:
            await self._session.close()


class AsyncAttrs:
    """A class whose attributes can be awaited: await obj.awaitable_attrs.name."""

    @property
    def awaitable_attrs(self):
        return _Awaitable(self)


class _Awaitable:
    def __init__(self, obj):
        self._obj = obj

    def __getattr__(self, name):
        return _loaded(self._obj, name)


async def _loaded(obj, name):
    if name not in obj.__dict__ and state(obj).session is not None:
        await state(obj).session.refresh(obj, [name])
    return getattr(obj, name)


def async_scoped_session(*args, **options):
    raise NotImplementedError('async_scoped_session is not simulated: use async_sessionmaker')
