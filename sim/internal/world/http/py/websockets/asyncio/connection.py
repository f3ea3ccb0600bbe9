"""An open WebSocket, at either end."""

import asyncio
from enum import IntEnum
from typing import NamedTuple

from _http.missing import Partial
from _httpcore import Failure
from websockets.exceptions import NAMES, ConnectionClosedError, ConnectionClosedOK

TEXT, BINARY, CLOSE, PING, PONG = 0x1, 0x2, 0x8, 0x9, 0xA


class State(IntEnum):
    """How far a WebSocket is."""

    CONNECTING, OPEN, CLOSING, CLOSED = range(4)


class Close(NamedTuple):
    """A close frame."""

    code: int
    reason: str

    @classmethod
    def parse(cls, data):
        return cls(int.from_bytes(data[:2], 'big') if data else 1005, data[2:].decode())

    def __str__(self):
        text = f'{self.code} ({NAMES.get(self.code, "unknown")})'
        return f'{text} {self.reason}' if self.reason else text


class Connection(Partial):
    """An open WebSocket."""

    def __init__(self, channel, subprotocol=None):
        self._channel = channel
        self.subprotocol = subprotocol
        self.rcvd = self.sent = self._rcvd_first = None
        self.state = State.OPEN
        self._receiving = False
        self._pongs = {}

    @property
    def local_address(self):
        return self._channel.conn.local

    @property
    def remote_address(self):
        return self._channel.conn.remote

    @property
    def close_code(self):
        if self.state is not State.CLOSED:
            return None
        return 1006 if self.rcvd is None else self.rcvd.code

    @property
    def close_reason(self):
        if self.state is not State.CLOSED:
            return None
        return '' if self.rcvd is None else self.rcvd.reason

    def _closed(self):
        """Give the exception that says how the WebSocket was closed."""
        good = all(close is None or close.code in (1000, 1001) for close in (self.rcvd, self.sent))
        cls = ConnectionClosedOK if good and self.rcvd is not None and self.sent is not None else ConnectionClosedError
        return cls(self.rcvd, self.sent, self._rcvd_first)

    async def send(self, message):
        """Send a str or bytes, or the parts of one."""
        if self.state is not State.OPEN:
            raise self._closed()
        if isinstance(message, str):
            await self._send(TEXT, message.encode())
        elif isinstance(message, (bytes, bytearray, memoryview)):
            await self._send(BINARY, bytes(message))
        elif hasattr(message, 'keys'):
            raise TypeError('data is a dict-like object')
        elif hasattr(message, '__iter__'):
            await self.send((b'' if isinstance(message[0], bytes) else '').join(message))
        else:
            raise TypeError('data must be str, bytes, iterable, or async iterable')

    async def _send(self, kind, data):
        try:
            await self._channel.send(kind, data)
        except Failure:
            self.state = State.CLOSED
            raise self._closed() from None

    async def recv(self, decode=None):
        """Give the next message."""
        if self._receiving:
            raise RuntimeError('cannot call recv while another coroutine is already running recv or recv_streaming')
        self._receiving = True
        try:
            while True:
                kind, data = await self._frame()
                if kind in (TEXT, BINARY):
                    return data.decode() if (kind == TEXT if decode is None else decode) else data
        finally:
            self._receiving = False

    async def _frame(self):
        """Give the next frame, after doing what it asks for."""
        if self.state is State.CLOSED:
            raise self._closed()
        frame = await self._channel.receive()
        if frame is None:
            self.state = State.CLOSED
            raise self._closed()
        kind, data = frame
        if kind == PING:
            await self._channel.send(PONG, data)
        elif kind == PONG and data in self._pongs:
            self._pongs.pop(data).set_result(0.0)
        elif kind == CLOSE:
            self.rcvd = Close.parse(data)
            if self.sent is None:
                self.sent, self._rcvd_first = self.rcvd, True
            else:
                self._rcvd_first = False
            await self._channel.finish(data)
            self.state = State.CLOSED
            raise self._closed()
        return frame

    async def ping(self, data=None):
        """Send a ping; give a future that the pong ends."""
        if self.state is not State.OPEN:
            raise self._closed()
        data = b'%04d' % len(self._pongs) if data is None else data.encode() if isinstance(data, str) else data
        self._pongs[data] = asyncio.get_running_loop().create_future()
        await self._send(PING, data)
        return self._pongs[data]

    async def pong(self, data=b''):
        await self._send(PONG, data)

    async def close(self, code=1000, reason=''):
        """Say good-bye and wait for the other side's answer."""
        if self.state is not State.OPEN:
            return
        self.state = State.CLOSING
        self.sent = Close(code, reason)
        answer = await self._channel.close(code.to_bytes(2, 'big') + reason.encode())
        if answer is not None and self.rcvd is None:
            self.rcvd, self._rcvd_first = Close.parse(answer), False
        self.state = State.CLOSED

    async def wait_closed(self):
        """Wait until the WebSocket is closed."""
        from websockets.exceptions import ConnectionClosed

        try:
            while True:
                await self._frame()
        except ConnectionClosed:
            pass

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return await self.recv()
        except ConnectionClosedOK:
            raise StopAsyncIteration from None

    async def __aenter__(self):
        return self

    async def __aexit__(self, kind, exc, tb):
        await self.close(1000 if kind is None else 1011)
