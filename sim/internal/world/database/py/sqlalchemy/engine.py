"""URLs of databases, pools of connections, and the log that echo=True writes."""

import asyncio
import logging
import sys
from urllib.parse import unquote, urlsplit

from sqlalchemy import exc


class URL:
    def __init__(self, text):
        self._text = text
        drivername, separator, rest = text.partition('://')
        if not separator:
            raise exc.ArgumentError(f"Could not parse SQLAlchemy URL from given URL string")
        self.drivername = drivername
        where = urlsplit('x://' + rest)
        self.host, self.port = where.hostname, where.port
        self.username = unquote(where.username) if where.username else None
        self.password = unquote(where.password) if where.password else None
        self.database = rest.partition('?')[0].partition('/')[2] if drivername.startswith('sqlite') else unquote(where.path.lstrip('/'))

    def render_as_string(self, hide_password=True):
        if self.password and hide_password:
            return self._text.replace(f':{self.password}@', ':***@')
        return self._text

    def __str__(self):
        return self.render_as_string()

    def __repr__(self):
        return str(self)


class Pool:
    """A driver's connections: size of them are kept, overflow more may be lent."""

    def __init__(self, driver, size, overflow, timeout):
        self._driver = driver
        self._size, self._overflow, self._timeout = size, overflow, timeout
        self._idle = []
        self._places = None
        self._lent = 0

    async def take(self):
        if self._driver.shared:
            if not self._idle:
                self._idle.append(await self._driver.connect())
            return self._idle[0]
        if self._places is None:
            self._places = asyncio.Semaphore(self._size + self._overflow)
        try:
            async with asyncio.timeout(self._timeout):
                await self._places.acquire()
        except TimeoutError:
            raise exc.TimeoutError(f'QueuePool limit of size {self._size} overflow {self._overflow} reached, '
                                   f'connection timed out, timeout {self._timeout:.2f}') from None
        try:
            connection = self._idle.pop() if self._idle else await self._driver.connect()
        except BaseException:
            self._places.release()
            raise
        self._lent += 1
        return connection

    async def give_back(self, connection):
        if self._driver.shared:
            return
        if len(self._idle) < self._size:
            self._idle.append(connection)
        else:
            await self._driver.close(connection)
        self._lent -= 1
        self._places.release()

    async def dispose(self):
        while self._idle:
            await self._driver.close(self._idle.pop())

    def size(self):
        return self._size

    def checkedout(self):
        return self._lent

    def checkedin(self):
        return len(self._idle)

    def status(self):
        return (f'Pool size: {self._size}  Connections in pool: {len(self._idle)} Current Overflow: '
                f'{self._lent + len(self._idle) - self._size} Current Checked out connections: {self._lent}')


class Log:
    """What the engine writes when it echoes."""

    def __init__(self, echo):
        self._logger = logging.getLogger('sqlalchemy.engine.Engine')
        if not echo:
            return
        self._logger.setLevel(logging.DEBUG if echo == 'debug' else logging.INFO)
        if not self._logger.handlers:
            handler = logging.StreamHandler(sys.stdout)
            handler.setFormatter(logging.Formatter('%(asctime)s %(levelname)s %(name)s %(message)s'))
            self._logger.addHandler(handler)

    def __call__(self, text):
        self._logger.info(text)
