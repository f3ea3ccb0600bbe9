"""What both sides of a WebSocket have in common."""

import json
from enum import IntEnum
from typing import NamedTuple

from _http.missing import Partial


class WSMsgType(IntEnum):
    """Kinds of messages."""

    CONTINUATION = 0x0
    TEXT = 0x1
    BINARY = 0x2
    PING = 0x9
    PONG = 0xA
    CLOSE = 0x8
    CLOSING = 0x100
    CLOSED = 0x101
    ERROR = 0x102


class WSCloseCode(IntEnum):
    """Why a WebSocket is closed."""

    OK = 1000
    GOING_AWAY = 1001
    PROTOCOL_ERROR = 1002
    UNSUPPORTED_DATA = 1003
    ABNORMAL_CLOSURE = 1006
    INVALID_TEXT = 1007
    POLICY_VIOLATION = 1008
    MESSAGE_TOO_BIG = 1009
    MANDATORY_EXTENSION = 1010
    INTERNAL_ERROR = 1011
    SERVICE_RESTART = 1012
    TRY_AGAIN_LATER = 1013
    BAD_GATEWAY = 1014


class WebSocketError(Exception):
    """The WebSocket broke."""


class WSMessage(NamedTuple):
    """A message that was received."""

    type: WSMsgType
    data: object
    extra: object = None

    def json(self, *, loads=json.loads):
        return loads(self.data)


class WebSocketBase(Partial):
    """Sending and receiving, for clients and servers alike."""

    def _start(self, channel, autoping=True):
        self._channel = channel
        self._autoping = autoping
        self._closed = False
        self._close_code = None

    @property
    def closed(self):
        return self._closed

    @property
    def close_code(self):
        return self._close_code

    def exception(self):
        return None

    async def send_str(self, data, compress=None):
        if not isinstance(data, str):
            raise TypeError(f'data argument must be str ({type(data)!r})')
        await self._send(WSMsgType.TEXT, data.encode())

    async def send_bytes(self, data, compress=None):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be byte-ish ({type(data)!r})')
        await self._send(WSMsgType.BINARY, bytes(data))

    async def send_json(self, data, compress=None, *, dumps=json.dumps):
        await self.send_str(dumps(data))

    async def ping(self, message=b''):
        await self._send(WSMsgType.PING, message if isinstance(message, bytes) else message.encode())

    async def pong(self, message=b''):
        await self._send(WSMsgType.PONG, message if isinstance(message, bytes) else message.encode())

    async def _send(self, kind, data):
        if self._closed or self._channel.closed:
            raise ConnectionResetError('Cannot write to closing transport')
        await self._channel.send(int(kind), data)

    async def receive(self, timeout=None):
        """Give the next message."""
        while True:
            if self._closed:
                return WSMessage(WSMsgType.CLOSED, None, None)
            frame = await self._channel.receive(timeout)
            if frame is None:
                self._closed, self._close_code = True, self._close_code or WSCloseCode.ABNORMAL_CLOSURE
                return WSMessage(WSMsgType.CLOSED, None, None)
            kind, data = frame
            if kind == WSMsgType.CLOSE:
                return await self._closing(data)
            if self._autoping and kind in (WSMsgType.PING, WSMsgType.PONG):
                if kind == WSMsgType.PING:
                    await self.pong(data)
                continue
            return WSMessage(WSMsgType(kind), data.decode() if kind == WSMsgType.TEXT else data, '')

    async def _closing(self, data):
        """Answer that the other side closes."""
        code = int.from_bytes(data[:2], 'big') if data else WSCloseCode.OK
        self._close_code, self._closed = code, True
        await self._channel.finish(data)
        return WSMessage(WSMsgType.CLOSE, code, data[2:].decode())

    async def receive_str(self, *, timeout=None):
        message = await self.receive(timeout)
        if message.type is not WSMsgType.TEXT:
            raise TypeError(f'Received message {message.type}:{message.data!r} is not WSMsgType.TEXT')
        return message.data

    async def receive_bytes(self, *, timeout=None):
        message = await self.receive(timeout)
        if message.type is not WSMsgType.BINARY:
            raise TypeError(f'Received message {message.type}:{message.data!r} is not WSMsgType.BINARY')
        return message.data

    async def receive_json(self, *, loads=json.loads, timeout=None):
        return loads(await self.receive_str(timeout=timeout))

    async def close(self, *, code=WSCloseCode.OK, message=b''):
        """Say good-bye and wait for the other side's answer."""
        if self._closed:
            return False
        self._closed, self._close_code = True, code
        if isinstance(message, str):
            message = message.encode()
        await self._channel.close(int(code).to_bytes(2, 'big') + message)
        return True

    def __aiter__(self):
        return self

    async def __anext__(self):
        message = await self.receive()
        if message.type in (WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED):
            raise StopAsyncIteration
        return message
