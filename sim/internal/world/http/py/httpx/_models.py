"""Requests and responses."""

import json as json_module
from datetime import timedelta
from enum import IntEnum

from _http.headers import Headers as PlainHeaders, content_type
from _http.missing import Partial
from _http.url import URL as PlainURL
from httpx._exceptions import HTTPStatusError, ResponseNotRead, StreamConsumed


class URL(PlainURL):
    """A URL."""

    @property
    def host(self):
        return self._host

    @property
    def port(self):
        return self.explicit_port

    @property
    def query(self):
        return self.query_string.encode()

    @property
    def params(self):
        return PlainURL(str(self)).query

    def copy_with(self, *, path=None, **others):
        return self.with_path(path) if path is not None else self

    def copy_merge_params(self, params):
        return self.update_query(params)


class Headers(PlainHeaders):
    """A header. Its names are shown in small letters."""

    def add(self, name, value):
        super().add(name.lower(), value)

    def get_list(self, name):
        return self.getall(name, [])

    def __repr__(self):
        return f'Headers({dict(self.items())!r})'


class Codes(IntEnum):
    """Statuses by name."""

    OK, CREATED, ACCEPTED, NO_CONTENT = 200, 201, 202, 204
    MOVED_PERMANENTLY, FOUND, SEE_OTHER, NOT_MODIFIED = 301, 302, 303, 304
    BAD_REQUEST, UNAUTHORIZED, FORBIDDEN, NOT_FOUND = 400, 401, 403, 404
    CONFLICT, UNPROCESSABLE_ENTITY, TOO_MANY_REQUESTS = 409, 422, 429
    INTERNAL_SERVER_ERROR, BAD_GATEWAY, SERVICE_UNAVAILABLE, GATEWAY_TIMEOUT = 500, 502, 503, 504


codes = Codes


class Request(Partial):
    """A request."""

    def __init__(self, method, url, *, headers=None, content=b''):
        self.method = method.upper()
        self.url = url if isinstance(url, URL) else URL(url)
        self.headers = headers if isinstance(headers, Headers) else Headers(headers or ())
        self.content = content

    def read(self):
        return self.content

    def __repr__(self):
        return f'<Request({self.method!r}, {str(self.url)!r})>'


class Response(Partial):
    """An answer."""

    def __init__(self, status_code, *, headers=None, content=None, text=None, html=None, json=None, request=None,
                 exchange=None, elapsed=0.0, translate=None):
        self.status_code = status_code
        self.headers = Headers(headers or ())
        self._exchange = exchange
        self._translate = translate
        self._content = None
        self._request = request
        self._seconds = elapsed
        self.history = []
        self.http_version = 'HTTP/1.1'
        self.extensions = {}
        self.cookies = {}
        self.is_closed = exchange is None
        self._consumed = False
        if exchange is None:
            self._content = self._given(content, text, html, json)

    def _given(self, content, text, html, json):
        """Give the body of a response that a program makes itself."""
        kind = None
        if json is not None:
            content, kind = json_module.dumps(json, ensure_ascii=False, separators=(',', ':')), 'application/json'
        elif text is not None:
            content, kind = text, 'text/plain; charset=utf-8'
        elif html is not None:
            content, kind = html, 'text/html; charset=utf-8'
        body = content.encode() if isinstance(content, str) else content or b''
        self.headers.setdefault('content-length', len(body))
        if kind:
            self.headers.setdefault('content-type', kind)
        return body

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The request instance has not been set on this response.')
        return self._request

    @property
    def url(self):
        return self.request.url

    @property
    def reason_phrase(self):
        from _httpcore import reason
        return reason(self.status_code) if self._exchange is None else self._exchange.reason

    @property
    def elapsed(self):
        return timedelta(seconds=self._seconds)

    @property
    def content(self):
        if self._content is None:
            raise ResponseNotRead()
        return self._content

    @property
    def encoding(self):
        return content_type(self.headers)[1] or 'utf-8'

    charset_encoding = encoding

    @property
    def text(self):
        return self.content.decode(self.encoding, 'replace')

    def json(self, **options):
        return json_module.loads(self.content, **options)

    @property
    def is_informational(self):
        return self.status_code < 200

    @property
    def is_success(self):
        return 200 <= self.status_code < 300

    @property
    def is_redirect(self):
        return 300 <= self.status_code < 400

    @property
    def has_redirect_location(self):
        return self.status_code in (301, 302, 303, 307, 308) and 'location' in self.headers

    @property
    def is_client_error(self):
        return 400 <= self.status_code < 500

    @property
    def is_server_error(self):
        return self.status_code >= 500

    @property
    def is_error(self):
        return self.status_code >= 400

    def raise_for_status(self):
        """Raise HTTPStatusError unless the status says that the request succeeded."""
        if self.is_success:
            return self
        kind = {1: 'Informational response', 3: 'Redirect response', 4: 'Client error', 5: 'Server error'}
        text = f"{kind.get(self.status_code // 100, 'Invalid status code')} '{self.status_code} {self.reason_phrase}' for url '{self.url}'"
        if self.has_redirect_location:
            text += f"\nRedirect location: '{self.headers['location']}'"
        text += f'\nFor more information check: https://developer.mozilla.org/en-US/docs/Web/HTTP/Status/{self.status_code}'
        raise HTTPStatusError(text, request=self.request, response=self)

    # Reading, for programs that wait.

    def read(self):
        if self._content is None:
            with self._translate:
                self._content = self._exchange.read_now()
        return self._content

    def iter_bytes(self, chunk_size=None):
        for data in self._begin():
            yield data
        while self._content is None:
            with self._translate:
                data = self._exchange.some_now(chunk_size or -1)
            if not data:
                return
            yield data

    iter_raw = iter_bytes

    def iter_text(self, chunk_size=None):
        for data in self.iter_bytes(chunk_size):
            yield data.decode(self.encoding)

    def iter_lines(self):
        rest = ''
        for text in self.iter_text():
            *lines, rest = (rest + text).split('\n')
            yield from lines
        if rest:
            yield rest

    def close(self):
        self.is_closed = True
        if self._exchange is not None:
            self._exchange.abort()

    def _begin(self):
        """Give what was read already, and see that nobody reads twice."""
        if self._content is not None:
            return [self._content] if self._content else []
        if self._consumed:
            raise StreamConsumed()
        self._consumed = True
        return []

    # Reading, for programs that await.

    async def aread(self):
        if self._content is None:
            with self._translate:
                self._content = await self._exchange.read()
        return self._content

    async def aiter_bytes(self, chunk_size=None):
        for data in self._begin():
            yield data
        while self._content is None:
            with self._translate:
                data = await self._exchange.some(chunk_size or -1)
            if not data:
                return
            yield data

    aiter_raw = aiter_bytes

    async def aiter_text(self, chunk_size=None):
        async for data in self.aiter_bytes(chunk_size):
            yield data.decode(self.encoding)

    async def aiter_lines(self):
        rest = ''
        async for text in self.aiter_text():
            *lines, rest = (rest + text).split('\n')
            for line in lines:
                yield line
        if rest:
            yield rest

    async def aclose(self):
        self.close()

    def __repr__(self):
        return f'<Response [{self.status_code} {self.reason_phrase}]>'
