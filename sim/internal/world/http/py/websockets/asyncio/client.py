"""Clients."""

import asyncio

from _http.channel import HandshakeRefused, connect as open_channel
from _http.missing import refuse
from _http.url import URL
from _httpcore import Failure
from _sockets import gaierror, resolve
from websockets.asyncio.connection import Connection
from websockets.exceptions import InvalidMessage, InvalidStatus, InvalidURI

HARMLESS = ('ping_interval', 'ping_timeout', 'close_timeout', 'max_size', 'max_queue', 'write_limit', 'compression',
            'logger', 'user_agent_header', 'origin', 'process_exception', 'extensions')


class ClientConnection(Connection):
    """A client's end."""


class Refusal:
    """The answer of a server that refused."""

    def __init__(self, refused):
        self.status_code, self.reason_phrase = refused.status, refused.reason
        self.headers, self.body = refused.headers, refused.body


class connect:
    """Opens a WebSocket: await it, use it with `async with`, or iterate over
    it to connect again each time the connection was lost."""

    def __init__(self, uri, *, additional_headers=None, subprotocols=None, open_timeout=10, **others):
        refuse('websockets.connect', others, HARMLESS)
        self.uri, self.headers = uri, additional_headers or {}
        self.subprotocols, self.open_timeout = subprotocols or (), open_timeout
        self.connection = None

    def __await__(self):
        return self._open().__await__()

    async def _open(self):
        url = URL(self.uri)
        if url.scheme not in ('ws', 'wss'):
            raise InvalidURI(self.uri, "scheme isn't ws or wss")
        if not url.host:
            raise InvalidURI(self.uri, 'hostname isn\'t provided')
        try:
            async with asyncio.timeout(self.open_timeout):
                channel, headers = await open_channel(url, {**self.headers}, self.subprotocols)
        except HandshakeRefused as refused:
            raise InvalidStatus(Refusal(refused)) from None
        except TimeoutError:
            raise TimeoutError('timed out during opening handshake') from None
        except Failure as e:
            raise self._error(url, *e.args) from None
        self.connection = ClientConnection(channel, headers.get('Sec-WebSocket-Protocol'))
        return self.connection

    def _error(self, url, kind, text):
        if kind == 'dns':
            return gaierror(-2, text)
        if kind == 'refused':
            return ConnectionRefusedError(111, f'Connect call failed {(resolve(url.host), url.port)}')
        if kind == 'reset':
            return ConnectionResetError(104, text)
        return InvalidMessage('did not receive a valid HTTP response')

    async def __aenter__(self):
        return await self._open()

    async def __aexit__(self, kind, exc, tb):
        await self.connection.__aexit__(kind, exc, tb)

    async def __aiter__(self):
        delay = 1.0
        while True:
            try:
                connection = await self._open()
            except (OSError, InvalidMessage, TimeoutError):
                await asyncio.sleep(delay)
                delay = min(delay * 2, 60.0)
                continue
            delay = 1.0
            async with connection:
                yield connection
