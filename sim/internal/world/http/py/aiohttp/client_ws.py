"""The client's side of a WebSocket."""

from _http.channel import HandshakeRefused, connect
from aiohttp.client_exceptions import WSServerHandshakeError
from aiohttp.client_reqrep import RequestInfo
from aiohttp.failures import FailureAsClientError
from aiohttp.websocket import WebSocketBase


class ClientWebSocketResponse(WebSocketBase):
    """An open WebSocket."""

    def __init__(self, channel, headers, autoping):
        self._start(channel, autoping)
        self.protocol = headers.get('Sec-WebSocket-Protocol')

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


async def open_websocket(session, url, *, protocols=(), timeout=None, receive_timeout=None, autoclose=True,
                         autoping=True, heartbeat=None, headers=None, ssl=True, **others):
    """Make ClientSession.ws_connect's WebSocket."""
    sent = session._headers(headers, None, session.auth, None)
    try:
        with FailureAsClientError(url):
            channel, answered = await connect(url, sent, protocols)
    except HandshakeRefused as refused:
        raise WSServerHandshakeError(
            RequestInfo(url, 'GET', sent, url), (), message='Invalid response status',
            status=refused.status, headers=refused.headers,
        ) from None
    return ClientWebSocketResponse(channel, answered, autoping)
