"""Requests and responses."""

import json as json_module
from datetime import timedelta

from _http.headers import Headers, content_type
from _http.missing import Partial
from requests.exceptions import HTTPError, JSONDecodeError


class CaseInsensitiveDict(Headers):
    """A header."""

    def __repr__(self):
        return str(dict(self.items()))


class Request:
    """A request, before it is prepared."""

    def __init__(self, method=None, url=None, headers=None, files=None, data=None, params=None, auth=None,
                 cookies=None, hooks=None, json=None):
        self.method, self.url, self.headers, self.files = method, url, headers, files
        self.data, self.params, self.auth, self.cookies, self.json = data, params, auth, cookies, json

    def __repr__(self):
        return f'<Request [{self.method}]>'


class PreparedRequest(Partial):
    """A request as it was sent."""

    def __init__(self, method, url, headers, body):
        self.method, self.url, self.headers, self.body = method, url, headers, body or None

    def __repr__(self):
        return f'<PreparedRequest [{self.method}]>'


class Response(Partial):
    """An answer."""

    def __init__(self, exchange, request, elapsed, translate):
        self._exchange = exchange
        self._translate = translate
        self._content = None
        self.request = request
        self.url = request.url
        self.status_code = exchange.status
        self.reason = exchange.reason
        self.headers = CaseInsensitiveDict(exchange.fields)
        self.encoding = content_type(self.headers)[1]
        if self.encoding is None and content_type(self.headers)[0].startswith('text/'):
            self.encoding = 'ISO-8859-1'
        elif self.encoding is None and content_type(self.headers)[0] == 'application/json':
            self.encoding = 'utf-8'
        self.history = []
        self.cookies = {}
        self.elapsed = timedelta(seconds=elapsed)

    @property
    def ok(self):
        return self.status_code < 400

    @property
    def is_redirect(self):
        return 'Location' in self.headers and self.status_code in (301, 302, 303, 307, 308)

    @property
    def apparent_encoding(self):
        return 'utf-8'

    @property
    def content(self):
        if self._content is None:
            with self._translate:
                self._content = self._exchange.read_now()
        return self._content

    @property
    def text(self):
        return self.content.decode(self.encoding or 'utf-8', 'replace')

    def json(self, **options):
        try:
            return json_module.loads(self.content.decode(), **options)
        except json_module.JSONDecodeError as e:
            raise JSONDecodeError(e.msg, e.doc, e.pos) from None

    def iter_content(self, chunk_size=1, decode_unicode=False):
        """Give the body in pieces as it arrives."""
        if self._content is not None:
            size = chunk_size or len(self._content) or 1
            for start in range(0, len(self._content), size):
                yield self._content[start:start + size]
            return
        while True:
            with self._translate:
                data = self._exchange.some_now(chunk_size or -1)
            if not data:
                return
            yield data.decode(self.encoding or 'utf-8') if decode_unicode else data

    def iter_lines(self, chunk_size=512, decode_unicode=False, delimiter=None):
        """Give the lines of the body as they arrive."""
        rest = b''
        for data in self.iter_content(chunk_size):
            *lines, rest = (rest + data).split(delimiter or b'\n')
            for line in lines:
                yield line.decode(self.encoding or 'utf-8') if decode_unicode else line
        if rest:
            yield rest.decode(self.encoding or 'utf-8') if decode_unicode else rest

    def raise_for_status(self):
        """Raise HTTPError if the status says that the request failed."""
        if 400 <= self.status_code < 600:
            kind = 'Client' if self.status_code < 500 else 'Server'
            raise HTTPError(f'{self.status_code} {kind} Error: {self.reason} for url: {self.url}', response=self)

    def close(self):
        self._exchange.abort()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    def __bool__(self):
        return self.ok

    def __iter__(self):
        return self.iter_content(128)

    def __repr__(self):
        return f'<Response [{self.status_code}]>'
