"""WebSockets."""

import json
from enum import Enum

from starlette.requests import HTTPConnection


class WebSocketState(Enum):
    """How far a WebSocket is."""

    CONNECTING = 0
    CONNECTED = 1
    DISCONNECTED = 2


class WebSocketDisconnect(Exception):
    """The other side has closed the WebSocket."""

    def __init__(self, code=1000, reason=None):
        self.code, self.reason = code, reason or ''


class WebSocket(HTTPConnection):
    """A WebSocket."""

    def __init__(self, scope, receive, send):
        super().__init__(scope)
        self._receive, self._send = receive, send
        self.client_state = self.application_state = WebSocketState.CONNECTING

    async def accept(self, subprotocol=None, headers=None):
        if self.client_state is WebSocketState.CONNECTING:
            await self._receive()
        self.client_state = self.application_state = WebSocketState.CONNECTED
        await self._send({'type': 'websocket.accept', 'subprotocol': subprotocol, 'headers': headers or []})

    async def receive(self):
        message = await self._receive()
        if message['type'] == 'websocket.disconnect':
            self.client_state = WebSocketState.DISCONNECTED
        return message

    async def _received(self, kind):
        if self.application_state is not WebSocketState.CONNECTED:
            raise RuntimeError('WebSocket is not connected. Need to call "accept" first.')
        message = await self.receive()
        if message['type'] == 'websocket.disconnect':
            raise WebSocketDisconnect(message['code'], message.get('reason'))
        return message[kind]

    async def receive_text(self):
        return await self._received('text')

    async def receive_bytes(self):
        return await self._received('bytes')

    async def receive_json(self, mode='text'):
        return json.loads(await self._received(mode))

    async def iter_text(self):
        try:
            while True:
                yield await self.receive_text()
        except WebSocketDisconnect:
            pass

    async def iter_json(self):
        async for text in self.iter_text():
            yield json.loads(text)

    async def send(self, message):
        await self._send(message)

    async def send_text(self, data):
        await self._send({'type': 'websocket.send', 'text': data})

    async def send_bytes(self, data):
        await self._send({'type': 'websocket.send', 'bytes': data})

    async def send_json(self, data, mode='text'):
        await self.send_text(json.dumps(data, ensure_ascii=False, separators=(',', ':')))

    async def close(self, code=1000, reason=None):
        self.application_state = WebSocketState.DISCONNECTED
        await self._send({'type': 'websocket.close', 'code': code, 'reason': reason or ''})
