"""Failures of connections as exceptions of aiohttp."""

import asyncio

from _http.translation import Translation
from _sockets import gaierror, resolve
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientConnectorDNSError, ClientConnectorError, ClientOSError, ClientPayloadError,
    ConnectionTimeoutError, ServerDisconnectedError, SocketTimeoutError,
)
from aiohttp.connector import ConnectionKey


class FailureAsClientError(Translation):
    """Turns failures of the connection into the client's exceptions."""

    deadline = None  # of reading the body

    def __init__(self, url):
        self.url = url

    async def read(self, coro):
        """Await what reads a part of the body."""
        async with asyncio.timeout_at(self.deadline):
            with self:
                return await coro

    def exception(self, kind, text):
        url = self.url
        key = ConnectionKey(url.host, url.port, url.secure)
        if kind == 'dns':
            return ClientConnectorDNSError(key, gaierror(-2, text))
        if kind == 'refused':
            return ClientConnectorError(key, ConnectionRefusedError(111, f'Connect call failed {(resolve(url.host), url.port)}'))
        if kind == 'reset':
            return ClientOSError(104, text)
        if kind == 'connect timeout':
            return ConnectionTimeoutError(f'Connection timeout to host {url}')
        if kind == 'read timeout':
            return SocketTimeoutError('Timeout on reading data from socket')
        if kind == 'incomplete':
            return ClientPayloadError('Response payload is not completed')
        if kind == 'protocol':
            return ClientConnectionError(text)
        return ServerDisconnectedError()
