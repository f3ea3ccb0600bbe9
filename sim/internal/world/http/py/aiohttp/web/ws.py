"""The server's side of a WebSocket."""

from _http.channel import answer
from aiohttp.web.exceptions import HTTPBadRequest
from aiohttp.web.response import StreamResponse
from aiohttp.websocket import WebSocketBase


class WebSocketResponse(WebSocketBase, StreamResponse):
    """An answer that is a WebSocket."""

    def __init__(self, *, timeout=10.0, receive_timeout=None, autoclose=True, autoping=True, heartbeat=None,
                 protocols=(), compress=True, max_msg_size=4 * 1024 * 1024, writer_limit=64 * 1024):
        StreamResponse.__init__(self, status=101)
        self._protocols = protocols
        self._autoping = autoping
        self.ws_protocol = None

    def can_prepare(self, request):
        return request.headers.get('Upgrade', '').lower() == 'websocket'

    async def prepare(self, request):
        """Answer the handshake."""
        if self._outgoing is not None:
            return self
        peer = request._conn.remote
        upgraded = answer(request._conn, request._incoming.headers, f'the WebSocket of {peer[0]}:{peer[1]}', self._protocols)
        if upgraded is None:
            raise HTTPBadRequest(text='No WebSocket UPGRADE hdr: None\n Can "Upgrade" only to "WebSocket".')
        self._outgoing = request._conn
        self.ws_protocol = upgraded[1]
        self._start(upgraded[0], self._autoping)
        return self

    async def write_eof(self, data=b''):
        await self.close()
