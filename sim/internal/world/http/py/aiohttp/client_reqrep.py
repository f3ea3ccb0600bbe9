"""What a request was, and its answer."""

import json
from typing import NamedTuple

from _http.headers import content_type
from _http.missing import Partial
from aiohttp.client_exceptions import ClientResponseError, ContentTypeError
from aiohttp.helpers import CIMultiDict, CIMultiDictProxy
from aiohttp.streams import StreamReader


class RequestInfo(NamedTuple):
    """What was asked for."""

    url: object
    method: str
    headers: object
    real_url: object


class ClientResponse(Partial):
    """An answer. Its body may still be on its way."""

    def __init__(self, exchange, method, url, request_headers, history, translate):
        self._exchange = exchange
        self._translate = translate
        self._body = None
        self.method = method
        self.url = self.real_url = url
        self.status = exchange.status
        self.reason = exchange.reason
        self.version = exchange.version
        self.headers = CIMultiDictProxy(exchange.fields)
        self.history = tuple(history)
        self.request_info = RequestInfo(url, method, CIMultiDictProxy(CIMultiDict(request_headers)), url)
        self.content = StreamReader(exchange, translate)
        self.cookies = {}

    @property
    def ok(self):
        return self.status < 400

    @property
    def host(self):
        return self.url.host

    @property
    def closed(self):
        return self._exchange.conn is None

    @property
    def content_type(self):
        return content_type(self.headers)[0] or 'application/octet-stream'

    @property
    def charset(self):
        return content_type(self.headers)[1]

    @property
    def content_length(self):
        length = self.headers.get('Content-Length')
        return None if length is None else int(length)

    def get_encoding(self):
        return self.charset or 'utf-8'

    async def read(self):
        """Give the body."""
        if self._body is None:
            self._body = await self._translate.read(self._exchange.read())
            self.content.at_end = True
        return self._body

    async def text(self, encoding=None, errors='strict'):
        """Give the body as text."""
        if self._body is None:
            await self.read()
        return self._body.decode(encoding or self.get_encoding(), errors)

    async def json(self, *, encoding=None, loads=json.loads, content_type='application/json'):
        """Give what the body says as JSON."""
        if self._body is None:
            await self.read()
        if content_type and not is_expected(self.content_type, content_type):
            raise ContentTypeError(
                self.request_info, self.history, status=self.status, headers=self.headers,
                message=f'Attempt to decode JSON with unexpected mimetype: {self.headers.get("Content-Type", "")}',
            )
        text = self._body.decode(encoding or self.get_encoding()).strip()
        return loads(text) if text else None

    def raise_for_status(self):
        """Raise ClientResponseError if the status says that it failed."""
        if not self.ok:
            self.release()
            raise ClientResponseError(
                self.request_info, self.history, status=self.status, message=self.reason, headers=self.headers,
            )

    def release(self):
        """Do without the rest of the body."""
        self._exchange.abort()
        return Nothing()

    close = release

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.release()

    def __repr__(self):
        return f'<ClientResponse({self.url}) [{self.status} {self.reason}]>\n{self.headers!r}\n'


class Nothing:
    """What may be awaited and is done already."""

    def __await__(self):
        return
        yield


def is_expected(actual, expected):
    if expected == 'application/json':
        return actual == expected or actual.startswith('application/') and actual.endswith('+json')
    return expected in actual
