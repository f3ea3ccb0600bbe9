"""Pools of connections."""

import asyncio

from aiomysql.connection import connect
from aiomysql.context import Awaited


def create_pool(minsize=1, maxsize=10, echo=False, pool_recycle=-1, loop=None, **options):
    return Awaited(_create(minsize, maxsize, options), _finish)


async def _create(minsize, maxsize, options):
    if minsize < 0:
        raise ValueError('minsize should be zero or greater')
    if maxsize and maxsize < minsize:
        raise ValueError('maxsize should be not less than minsize')
    pool = Pool(minsize, maxsize, options)
    for _ in range(minsize):
        pool._free.append(await connect(**options))
    return pool


async def _finish(pool):
    pool.close()
    await pool.wait_closed()


class Pool:
    def __init__(self, minsize, maxsize, options):
        self.minsize, self.maxsize = minsize, maxsize
        self._options = options
        self._free = []
        self._used = set()
        self._places = asyncio.Semaphore(maxsize or 1 << 30)
        self._closing = False
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def size(self):
        return len(self._free) + len(self._used)

    @property
    def freesize(self):
        return len(self._free)

    @property
    def closed(self):
        return self._closing and not self._used

    def acquire(self):
        return Awaited(self._acquire(), self.release)

    async def _acquire(self):
        if self._closing:
            raise RuntimeError('Cannot acquire connection after closing pool')
        await self._places.acquire()
        try:
            connection = self._free.pop(0) if self._free else await connect(**self._options)
        except BaseException:
            self._places.release()
            raise
        self._used.add(connection)
        self._idle.clear()
        return connection

    async def release(self, connection):
        self._used.discard(connection)
        if not connection.closed:
            if connection._session.in_transaction:
                connection.close()
            elif self._closing:
                connection.close()
            else:
                self._free.append(connection)
        if not self._used:
            self._idle.set()
        self._places.release()

    def close(self):
        self._closing = True

    def terminate(self):
        self.close()
        for connection in list(self._used):
            connection.close()

    async def wait_closed(self):
        if not self._closing:
            raise RuntimeError('.wait_closed() should be called after .close()')
        while self._free:
            self._free.pop().close()
        await self._idle.wait()
