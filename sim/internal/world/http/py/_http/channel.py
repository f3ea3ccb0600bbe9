"""A WebSocket: messages over a connection that was upgraded."""

import asyncio

from _httpcore import Connection, Failure, accept_key
from _http.exchange import request_bytes
from _http.headers import Headers

KEY = 'cGxheWdyb3VuZCBzZWNyZXQ='
CLOSE = 0x8


class HandshakeRefused(Exception):
    """The server did not answer a handshake with an upgrade."""

    def __init__(self, status, reason, fields, body):
        super().__init__(status)
        self.status, self.reason, self.headers, self.body = status, reason, Headers(fields), body


class Channel:
    """Sends and receives the messages of a WebSocket."""

    def __init__(self, conn, label, is_client):
        self.conn = conn
        self.label = label
        self.is_client = is_client
        self.closing = False

    @property
    def closed(self):
        return self.closing or self.conn.closed

    async def send(self, opcode, data):
        self.conn.send_frame(opcode, data, self.is_client)
        if not self.conn.idle:
            await self.conn.drain(f'room to send on {self.label}', None, False)

    async def receive(self, timeout=None):
        """Give the next message as (opcode, bytes); None at the end."""
        async with asyncio.timeout(timeout):
            try:
                return await self.conn.frame(f'a message on {self.label}', None, False)
            except Failure:
                return None

    async def finish(self, data):
        """Answer a close frame, and end."""
        if not self.closing and not self.conn.closed:
            self.closing = True
            self.conn.send_frame(CLOSE, data[:2], self.is_client)
        self.conn.close()

    async def close(self, data, timeout=10):
        """Send a close frame, wait for the answer, and end. Gives the data of
        the answer, or None."""
        if self.closed:
            return None
        self.closing = True
        try:
            self.conn.send_frame(CLOSE, data, self.is_client)
            async with asyncio.timeout(timeout):
                while frame := await self.conn.frame(f'the end of {self.label}', None, False):
                    if frame[0] == CLOSE:
                        return frame[1]
        except (Failure, TimeoutError):
            pass
        finally:
            self.conn.close()
        return None


async def connect(url, headers=(), protocols=(), within=None):
    """Open a WebSocket; give the channel and the header of the answer."""
    conn = Connection(url.host, url.port)
    sent = Headers(headers)
    sent.update({'Upgrade': 'websocket', 'Connection': 'Upgrade', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': KEY})
    if protocols:
        sent['Sec-WebSocket-Protocol'] = ', '.join(protocols)
    label = f'{url.scheme}://{url.authority}{url.path}'
    data = request_bytes('GET', url, sent, b'')
    status, reason, _, fields = await conn.request(f'GET {url.raw_path}', None, False, data, False, within)
    if status != 101:
        body = await conn.body(f'the body of {label}', None, False)
        conn.close()
        raise HandshakeRefused(status, reason, fields, body)
    conn.upgrade()
    return Channel(conn, label, True), Headers(fields)


def answer(conn, headers, label, protocols=(), more=()):
    """Answer a client's handshake; give the channel and the chosen protocol, or
    None where it was none."""
    key = headers.get('Sec-WebSocket-Key')
    if headers.get('Upgrade', '').lower() != 'websocket' or key is None:
        return None
    wanted = [name.strip() for name in headers.get('Sec-WebSocket-Protocol', '').split(',')]
    chosen = next((name for name in protocols if name in wanted), None)
    lines = ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: upgrade',
             f'Sec-WebSocket-Accept: {accept_key(key)}']
    if chosen:
        lines.append(f'Sec-WebSocket-Protocol: {chosen}')
    lines += [f'{name}: {value}' for name, value in more]
    conn.write('\r\n'.join([*lines, '', '']).encode())
    conn.upgrade()
    return Channel(conn, label, False), chosen
