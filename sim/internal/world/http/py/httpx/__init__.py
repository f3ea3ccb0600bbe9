"""httpx: HTTP for programs that wait and for those that await."""

from _http.missing import absent
from httpx._api import delete, get, head, options, patch, post, put, request, stream
from httpx._client import AsyncClient, Client
from httpx._config import Limits, Timeout
from httpx._exceptions import (
    CloseError, ConnectError, ConnectTimeout, CookieConflict, DecodingError, HTTPError, HTTPStatusError, InvalidURL,
    LocalProtocolError, NetworkError, PoolTimeout, ProtocolError, ReadError, ReadTimeout, RemoteProtocolError,
    RequestError, ResponseNotRead, StreamConsumed, StreamError, TimeoutException, TooManyRedirects, TransportError,
    UnsupportedProtocol, WriteError, WriteTimeout,
)
from httpx._models import URL, Headers, Request, Response, codes
from httpx._transports import ASGITransport, BasicAuth, MockTransport

__version__ = '0.28.1'

__getattr__ = absent('httpx')
