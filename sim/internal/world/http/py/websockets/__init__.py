"""websockets: WebSocket clients and servers."""

from _http.missing import absent
from websockets import exceptions
from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import Server, ServerConnection, broadcast, serve
from websockets.exceptions import (
    ConnectionClosed, ConnectionClosedError, ConnectionClosedOK, InvalidHandshake, InvalidMessage, InvalidStatus,
    InvalidURI, WebSocketException,
)

__version__ = '15.0.1'

__getattr__ = absent('websockets')
