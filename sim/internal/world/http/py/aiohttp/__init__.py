"""aiohttp: an HTTP client and server for asyncio."""

from _http.missing import absent
from aiohttp import web
from aiohttp.client import ClientSession, ClientTimeout, request
from aiohttp.client_exceptions import (
    ClientConnectionError, ClientConnectionResetError, ClientConnectorDNSError, ClientConnectorError,
    ClientError, ClientOSError, ClientPayloadError, ClientResponseError, ConnectionTimeoutError,
    ContentTypeError, InvalidURL, InvalidUrlClientError, NonHttpUrlClientError, ServerConnectionError,
    ServerDisconnectedError, ServerTimeoutError, SocketTimeoutError, TooManyRedirects, WSServerHandshakeError,
)
from aiohttp.client_reqrep import ClientResponse, RequestInfo
from aiohttp.client_ws import ClientWebSocketResponse
from aiohttp.connector import BaseConnector, TCPConnector
from aiohttp.formdata import FormData
from aiohttp.helpers import BasicAuth, CookieJar, DummyCookieJar
from aiohttp.websocket import WSCloseCode, WSMessage, WSMsgType, WebSocketError

__version__ = '3.13.2'

__getattr__ = absent('aiohttp')
