"""Servers: ports that take connections, each with a task that reads requests."""

import asyncio
from typing import NamedTuple

from _http.headers import Headers
from _httpcore import Failure, listen, reason


class Incoming(NamedTuple):
    """A request as a server reads it."""

    method: str
    target: str
    version: str
    headers: Headers
    body: bytes

    def keeps_alive(self):
        value = self.headers.get('Connection', '').lower()
        return 'keep-alive' in value if self.version == 'HTTP/1.0' else 'close' not in value


class Port:
    """Takes connections; serve(conn) is a coroutine that talks on each."""

    def __init__(self, host, port, serve):
        self.host = host
        self.serve = serve
        self.tasks = set()
        self.listener = listen(host or '0.0.0.0', port, self._accept)
        self.port = self.listener.port

    def _accept(self, conn):
        task = asyncio.get_running_loop().create_task(self.serve(conn))
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def stop(self):
        """Take no more connections."""
        self.listener.close()

    async def close(self):
        """End the connections, too."""
        self.stop()
        tasks = list(self.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class Requests:
    """The requests that arrive on a connection, until one is the last. An
    iterator of its own, since an async generator would be one more thing that
    the loop has to end."""

    def __init__(self, conn):
        self.conn = conn
        self.label = 'a request from {}:{}'.format(*conn.remote)
        self.last = False

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.last or self.conn.closed:
            raise StopAsyncIteration
        try:
            request = await self.conn.next_request(self.label, None, False)
        except Failure:
            request = None
        if request is None:
            raise StopAsyncIteration
        method, target, version, fields, body = request
        incoming = Incoming(method, target, version, Headers(fields), body)
        self.last = not incoming.keeps_alive()
        return incoming


class Outgoing:
    """Writes an answer: its head, then its body, as it comes."""

    def __init__(self, conn, request):
        self.conn = conn
        self.request = request
        self.chunked = False
        self.begun = False

    def head(self, status, fields, body=None, phrase=None):
        """Write the head, with the whole body if that is known."""
        self.begun = True
        lines = [f'HTTP/1.1 {status} {reason(status) if phrase is None else phrase}']
        lines += [f'{name}: {value}' for name, value in fields]
        names = {name.lower() for name, _ in fields}
        if 'content-length' not in names and status >= 200 and status not in (204, 304):
            if body is not None:
                lines.append(f'Content-Length: {len(body)}')
            elif 'transfer-encoding' not in names:
                lines.append('Transfer-Encoding: chunked')
                self.chunked = True
        if not self.request.keeps_alive() and 'connection' not in names:
            lines.append('Connection: close')
        data = '\r\n'.join([*lines, '', '']).encode('latin1', 'replace')
        self.write(data + (body if body and self.request.method != 'HEAD' else b''))

    def write(self, data):
        try:
            self.conn.write(data)
        except Failure:
            raise ConnectionResetError('Cannot write to closing transport') from None

    async def body(self, data, more):
        """Write a part of the body, and wait if the other side is slow."""
        if self.request.method == 'HEAD':
            return
        if self.chunked:
            data = (b'%x\r\n%s\r\n' % (len(data), data) if data else b'') + (b'' if more else b'0\r\n\r\n')
        if data:
            self.write(data)
        await self.drain()

    async def drain(self):
        if not self.conn.idle:
            await self.conn.drain('room to send', None, False)
