"""Servers."""

import asyncio
import logging

from _http.channel import answer
from _http.missing import Partial, refuse
from _http.server import Outgoing, Port, Requests
from _httpcore import serving
from websockets.asyncio.client import HARMLESS
from websockets.asyncio.connection import TEXT, BINARY, Connection, State
from websockets.exceptions import ConnectionClosed

logger = logging.getLogger('websockets.server')


class HandshakeRequest:
    """A client's handshake."""

    def __init__(self, incoming):
        self.path, self.headers = incoming.target, incoming.headers


class ServerConnection(Connection):
    """A server's end."""

    def __init__(self, channel, subprotocol, incoming, server):
        super().__init__(channel, subprotocol)
        self.request = HandshakeRequest(incoming)
        self.server = server


class Server(Partial):
    """A server that listens."""

    def __init__(self, handler, host, port, subprotocols):
        self.handler, self._subprotocols = handler, subprotocols
        self.connections = set()
        self._port = Port(host, port, self._talk)
        self._host = host or '0.0.0.0'
        self._ended = asyncio.get_running_loop().create_future()

    @property
    def sockets(self):
        return (BoundSocket(self._host, self._port.port),)

    async def _talk(self, conn):
        async for incoming in Requests(conn):
            peer = conn.remote
            upgraded = answer(conn, incoming.headers, f'the WebSocket of {peer[0]}:{peer[1]}', self._subprotocols)
            if upgraded is None:
                text = b'Failed to open a WebSocket connection: invalid Connection header.\n\nYou cannot access a WebSocket server directly with a browser. You need a WebSocket client.\n'
                Outgoing(conn, incoming).head(426, [('Upgrade', 'websocket'), ('Connection', 'close')], text)
            else:
                await self._serve(ServerConnection(*upgraded, incoming, self))
            break
        conn.close()

    async def _serve(self, connection):
        self.connections.add(connection)
        try:
            await self.handler(connection)
        except ConnectionClosed:
            pass
        except Exception:
            logger.error('connection handler failed', exc_info=True)
            await connection.close(1011)
        else:
            await connection.close()
        finally:
            self.connections.discard(connection)

    def is_serving(self):
        return not self._ended.done()

    def close(self, close_connections=True):
        """Stop serving, and close what is open."""
        self._port.stop()
        if not self._ended.done():
            self._ended.set_result(None)
            self._closing = asyncio.ensure_future(self._close())

    async def _close(self):
        await asyncio.gather(*(connection.close(1001) for connection in list(self.connections)))
        await asyncio.gather(*self._port.tasks, return_exceptions=True)

    async def wait_closed(self):
        await self._ended
        await self._closing

    async def serve_forever(self):
        """Serve until the task is cancelled, or until the world's scripted
        clients have been answered."""
        where = f'ws://{self._host}:{self._port.port}'
        try:
            await serving(f'clients of {where}, of which there are none (the world can have some)')
        finally:
            self.close()
            await self.wait_closed()

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


class BoundSocket:
    """A socket that listens, as far as its address goes."""

    def __init__(self, host, port):
        self._address = (host, port)

    def getsockname(self):
        return self._address


class serve:
    """Starts a server: await it, or use it with `async with`."""

    def __init__(self, handler, host=None, port=0, *, subprotocols=None, **others):
        refuse('websockets.serve', others, (*HARMLESS, 'reuse_address', 'reuse_port', 'open_timeout'))
        self.args = (handler, host, port, subprotocols or ())

    def __await__(self):
        return self._start().__await__()

    async def _start(self):
        self.server = Server(*self.args)
        return self.server

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, *exc):
        await self.server.__aexit__(*exc)


def broadcast(connections, message, raise_exceptions=False):
    """Send a message to several clients without waiting for any."""
    kind, data = (TEXT, message.encode()) if isinstance(message, str) else (BINARY, bytes(message))
    for connection in connections:
        if connection.state is State.OPEN and not connection._channel.closed:
            connection._channel.conn.send_frame(kind, data, False)
