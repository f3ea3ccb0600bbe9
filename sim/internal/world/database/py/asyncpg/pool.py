"""Pools of connections."""

import asyncio

from asyncpg.connection import connect
from asyncpg.exceptions import InterfaceError

_delegated = ('execute', 'executemany', 'fetch', 'fetchrow', 'fetchval', 'copy_records_to_table')


class _Holder:
    """A place for a connection."""

    def __init__(self, pool):
        self.pool = pool
        self.connection = None
        self.used = False

    async def connect(self):
        self.connection = await connect(*self.pool._args, **self.pool._options)
        if self.pool._init is not None:
            await self.pool._init(self.connection)


class Pool:
    def __init__(self, *args, min_size=10, max_size=10, max_queries=50000, max_inactive_connection_lifetime=300.0,
                 setup=None, init=None, loop=None, **options):
        if max_size <= 0:
            raise ValueError('max_size is expected to be greater than zero')
        if min_size < 0:
            raise ValueError('min_size is expected to be greater or equal to zero')
        if min_size > max_size:
            raise ValueError('min_size is greater than max_size')
        self._args, self._options = args, options
        self._min, self._max = min_size, max_size
        self._setup, self._init = setup, init
        self._holders = []
        self._queue = None
        self._state = 'new'

    def __await__(self):
        return self._start().__await__()

    async def _start(self):
        if self._state != 'new':
            return self
        self._state = 'open'
        self._queue = asyncio.LifoQueue(maxsize=self._max)
        self._holders = [_Holder(self) for _ in range(self._max)]
        for holder in self._holders:
            self._queue.put_nowait(holder)
        if self._min:
            # The last one is the first to be given out.
            await self._holders[-1].connect()
            rest = self._holders[self._max - self._min:-1]
            if rest:
                await asyncio.gather(*(holder.connect() for holder in reversed(rest)))
        return self

    async def __aenter__(self):
        return await self

    async def __aexit__(self, *exc):
        await self.close()

    def _check(self):
        if self._state == 'new':
            raise InterfaceError('pool is not initialized')
        if self._state != 'open':
            raise InterfaceError(f'pool is {self._state}')

    def acquire(self, *, timeout=None):
        return _Acquiring(self, timeout)

    async def _acquire(self, timeout):
        self._check()
        if timeout is None:
            return await self._take()
        return await asyncio.wait_for(self._take(), timeout)

    async def _take(self):
        holder = await self._queue.get()
        try:
            if holder.connection is None or holder.connection.is_closed():
                await holder.connect()
            if self._setup is not None:
                await self._setup(holder.connection)
        except BaseException:
            self._queue.put_nowait(holder)
            raise
        holder.used = True
        holder.connection._pooled = holder
        return holder.connection

    async def release(self, connection, *, timeout=None):
        holder = getattr(connection, '_pooled', None)
        if holder is None or holder.pool is not self:
            raise InterfaceError(f'Pool.release() received invalid connection: {connection!r} is not a member of this pool')
        if not holder.used:
            return
        holder.used = False
        if not connection.is_closed():
            await connection.reset()
        self._queue.put_nowait(holder)

    async def close(self):
        if self._state in ('new', 'closed'):
            return
        self._check()
        self._state = 'closing'
        for _ in self._holders:
            await self._queue.get()
        self._drop()

    def terminate(self):
        self._drop()

    def _drop(self):
        for holder in self._holders:
            if holder.connection is not None:
                holder.connection.terminate()
        self._state = 'closed'

    def get_size(self):
        return sum(h.connection is not None and not h.connection.is_closed() for h in self._holders)

    def get_idle_size(self):
        return sum(h.connection is not None and not h.connection.is_closed() and not h.used for h in self._holders)

    def get_min_size(self):
        return self._min

    def get_max_size(self):
        return self._max

    def is_closing(self):
        return self._state in ('closing', 'closed')

    def __getattr__(self, name):
        if name not in _delegated:
            raise AttributeError(f'asyncpg.Pool.{name} is not simulated' if name[0] != '_' else name)

        async def delegated(*args, **kwargs):
            async with self.acquire() as connection:
                return await getattr(connection, name)(*args, **kwargs)

        return delegated


class _Acquiring:
    """What acquire gives: to be awaited, or entered."""

    def __init__(self, pool, timeout):
        self._pool = pool
        self._timeout = timeout
        self._connection = None

    def __await__(self):
        return self._pool._acquire(self._timeout).__await__()

    async def __aenter__(self):
        self._connection = await self._pool._acquire(self._timeout)
        return self._connection

    async def __aexit__(self, *exc):
        connection, self._connection = self._connection, None
        await self._pool.release(connection)


def create_pool(dsn=None, **options):
    return Pool(dsn, **options)
