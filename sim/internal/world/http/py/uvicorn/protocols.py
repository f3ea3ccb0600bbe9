"""One request, and one WebSocket, between a connection and an application."""

import sys

from _http.asgi import scope_of
from _http.channel import answer
from _http.server import Outgoing
from _httpcore import reason


class Cycle:
    """What both have in common."""

    kind = 'http'

    def __init__(self, server, conn, incoming):
        self.server, self.conn, self.incoming = server, conn, incoming
        self.scope = scope_of(
            incoming.method, incoming.target, incoming.headers.items(), server=conn.local, client=conn.remote,
            root_path=server.config.root_path, state=dict(server.state), kind=self.kind,
            scheme='ws' if self.kind == 'websocket' else 'http',
        )

    def access(self, text):
        if self.server.config.access_log:
            host, port = self.conn.remote
            self.server.log(f'{host}:{port} - {text}', file=sys.stdout)


class RequestResponseCycle(Cycle):
    """A request and its answer."""

    def __init__(self, server, conn, incoming):
        super().__init__(server, conn, incoming)
        self.outgoing = Outgoing(conn, incoming)
        self.head = None
        self.read = self.complete = False

    async def run_asgi(self):
        """Let the application answer; say whether the connection can be used
        again."""
        try:
            await self.server.app(self.scope, self.receive, self.send)
        except ConnectionResetError:
            return False
        except Exception as e:
            self.server.failed(e)
            if self.head is None and not self.outgoing.begun:
                await self.send({'type': 'http.response.start', 'status': 500,
                                 'headers': [(b'content-type', b'text/plain; charset=utf-8')]})
                await self.send({'type': 'http.response.body', 'body': b'Internal Server Error'})
        return self.complete

    async def receive(self):
        if self.read:
            return {'type': 'http.disconnect'}
        self.read = True
        return {'type': 'http.request', 'body': self.incoming.body, 'more_body': False}

    async def send(self, message):
        if message['type'] == 'http.response.start':
            self.head = message
            status = message['status']
            self.access(f'"{self.incoming.method} {self.incoming.target} HTTP/1.1" {status} {reason(status)}')
        elif message['type'] == 'http.response.body':
            await self._body(bytes(message.get('body', b'')), message.get('more_body', False))

    async def _body(self, data, more):
        if not self.outgoing.begun:
            fields = [(name.decode('latin1'), value.decode('latin1')) for name, value in self.head.get('headers', [])]
            fields.append(('server', 'uvicorn'))
            self.outgoing.head(self.head['status'], fields, None if more else data)
            if not more:
                data = b''
        await self.outgoing.body(data, more)
        self.complete = not more


class WebSocketCycle(Cycle):
    """A WebSocket."""

    kind = 'websocket'

    def __init__(self, server, conn, incoming):
        super().__init__(server, conn, incoming)
        self.scope['subprotocols'] = []
        self.channel = None
        self.connecting = True
        self.closed = False

    async def run_asgi(self):
        try:
            await self.server.app(self.scope, self.receive, self.send)
        except Exception as e:
            self.server.failed(e)
        if self.channel is None:
            self.refuse()
        elif not self.closed:
            await self.channel.close((1000).to_bytes(2, 'big'))
        return False

    def refuse(self):
        self.access(f'"WebSocket {self.incoming.target}" 403')
        Outgoing(self.conn, self.incoming).head(403, [('Connection', 'close')], b'')

    async def receive(self):
        if self.connecting:
            self.connecting = False
            return {'type': 'websocket.connect'}
        while not self.closed:
            frame = await self.channel.receive()
            if frame is None:
                return self.disconnect(1006)
            kind, data = frame
            if kind == 0x1:
                return {'type': 'websocket.receive', 'text': data.decode()}
            if kind == 0x2:
                return {'type': 'websocket.receive', 'bytes': data}
            if kind == 0x9:
                await self.channel.send(0xA, data)
            elif kind == 0x8:
                await self.channel.finish(data)
                return self.disconnect(int.from_bytes(data[:2], 'big') if data else 1005, data[2:].decode())
        return self.disconnect(1006)

    def disconnect(self, code, text=''):
        self.closed = True
        return {'type': 'websocket.disconnect', 'code': code, 'reason': text}

    async def send(self, message):
        kind = message['type']
        if kind == 'websocket.accept':
            peer = self.conn.remote
            protocols = [message['subprotocol']] if message.get('subprotocol') else []
            self.access(f'"WebSocket {self.incoming.target}" [accepted]')
            self.channel, _ = answer(self.conn, self.incoming.headers, f'the WebSocket of {peer[0]}:{peer[1]}', protocols)
        elif kind == 'websocket.send':
            if self.closed:
                raise RuntimeError('Unexpected ASGI message \'websocket.send\', after sending \'websocket.close\' or response already completed.')
            if message.get('text') is not None:
                await self.channel.send(0x1, message['text'].encode())
            else:
                await self.channel.send(0x2, message['bytes'])
        elif kind == 'websocket.close' and self.channel is not None and not self.closed:
            self.closed = True
            await self.channel.close(message.get('code', 1000).to_bytes(2, 'big') + message.get('reason', '').encode())
