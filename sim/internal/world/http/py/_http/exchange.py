"""A request and its answer, over a connection of a pool."""

from collections import deque

import asyncio
from _httpcore import Connection


class Pool:
    """Connections that stay open between requests, and limits of how many
    there are."""

    def __init__(self, limit=None, per_host=None):
        self.limit = limit or None
        self.per_host = per_host or None
        self.idle = {}
        self.busy = {}
        self.waiting = deque()

    def full(self, key):
        if self.limit is not None and sum(self.busy.values()) >= self.limit:
            return True
        return self.per_host is not None and self.busy.get(key, 0) >= self.per_host

    async def acquire(self, key):
        """Give a connection to a host and port as soon as there may be one."""
        while self.full(key):
            turn = asyncio.get_running_loop().create_future()
            self.waiting.append((key, turn))
            try:
                await turn
            except BaseException:
                self.wake()  # whoever is next, in case it was this one's turn
                raise
        return self.take(key)

    def take(self, key):
        """Give a connection, whatever the limits."""
        self.busy[key] = self.busy.get(key, 0) + 1
        idle = self.idle.get(key, [])
        while idle:
            conn = idle.pop()
            if conn.reusable:
                return conn
        return Connection(*key)

    def release(self, key, conn):
        """Take a connection back."""
        self.busy[key] -= 1
        if conn.reusable:
            self.idle.setdefault(key, []).append(conn)
        else:
            conn.close()
        self.wake()

    def wake(self):
        for i, (key, turn) in enumerate(self.waiting):
            if turn.done() or not self.full(key):
                del self.waiting[i]
                if not turn.done():
                    turn.set_result(None)
                return

    def close(self):
        for conns in self.idle.values():
            for conn in conns:
                conn.close()
        self.idle.clear()


class Exchange:
    """A request that was sent, and what has been read of its answer."""

    def __init__(self, pool, url, method, headers, body, connect_within=None, within=None):
        self.pool = pool
        self.key = (url.host, url.port)
        self.label = f'{method} {url.raw_path}'
        self.within = within
        self.connect_within = connect_within
        self.method = method
        self.data = request_bytes(method, url, headers, body)
        self.conn = None
        self.rest = b''
        self.on_connection = None  # called once there is a connection to use

    async def send(self):
        """Send the request and wait for the head of the answer."""
        self.conn = await self.pool.acquire(self.key)
        if self.on_connection is not None:
            self.on_connection()
        try:
            head = await self._request(False)
        except BaseException:
            self.abort()
            raise
        self._answered(head)

    def send_now(self):
        """Do the same, blocking the thread."""
        self.conn = self.pool.take(self.key)
        try:
            head = self._request(True)
        except BaseException:
            self.abort()
            raise
        self._answered(head)

    def _request(self, block):
        return self.conn.request(self.label, self.within, block, self.data, self.method == 'HEAD', self.connect_within)

    def _answered(self, head):
        self.status, self.reason, self.version, self.fields = head
        if self.conn.complete:
            self.finish()

    def finish(self):
        """Keep what has arrived of the body, and give the connection back."""
        if self.conn is not None:
            self.rest += self.conn.taken(-1)
            conn, self.conn = self.conn, None
            self.pool.release(self.key, conn)

    def abort(self):
        """Break the connection off, unless the whole answer has arrived."""
        if self.conn is not None:
            conn, self.conn = self.conn, None
            conn.abort()
            self.pool.release(self.key, conn)

    def _taken(self, data):
        self.rest += data
        if self.conn is not None and self.conn.complete:
            self.finish()

    def _label(self):
        return f'the body of {self.label}'

    async def read(self):
        """Give the rest of the body."""
        if self.conn is not None:
            try:
                self._taken(await self.conn.body(self._label(), self.within, False))
            except BaseException:
                self.abort()
                raise
        return self._all()

    def read_now(self):
        if self.conn is not None:
            try:
                self._taken(self.conn.body(self._label(), self.within, True))
            except BaseException:
                self.abort()
                raise
        return self._all()

    def _all(self):
        data, self.rest = self.rest, b''
        return data

    async def some(self, n=-1):
        """Give a part of the body, at most n bytes; none at its end."""
        if not self.rest and self.conn is not None:
            if not self.conn.waiting:
                self._taken(await self.conn.some(self._label(), self.within, False, -1))
            else:
                self._taken(self.conn.taken(-1))
        return self._part(n)

    def some_now(self, n=-1):
        if not self.rest and self.conn is not None:
            self._taken(self.conn.some(self._label(), self.within, True, -1))
        return self._part(n)

    def _part(self, n):
        if n < 0:
            return self._all()
        data, self.rest = self.rest[:n], self.rest[n:]
        return data


def request_bytes(method, url, headers, body):
    """Write a request down."""
    lines = [f'{method} {url.target} HTTP/1.1']
    if 'Host' not in headers:
        lines.append(f'Host: {url.authority}')
    lines += [f'{name}: {value}' for name, value in headers.items()]
    if 'Content-Length' not in headers and (body or method in ('POST', 'PUT', 'PATCH')):
        lines.append(f'Content-Length: {len(body)}')
    return '\r\n'.join([*lines, '', '']).encode('utf-8', 'surrogateescape') + body
