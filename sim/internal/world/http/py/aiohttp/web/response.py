"""Answers."""

import json as json_module

from _http.missing import Partial
from _http.server import Outgoing
from _httpcore import reason as phrase_of
from aiohttp.helpers import CIMultiDict


class StreamResponse(Partial):
    """An answer whose body is written piece by piece."""

    def __init__(self, *, status=200, reason=None, headers=None):
        self.headers = CIMultiDict(headers or ())
        self._cookies = {}
        self._outgoing = None
        self._state = {}
        self._over = False
        self.set_status(status, reason)

    def set_status(self, status, reason=None):
        self._status = int(status)
        self._reason = phrase_of(self._status) if reason is None else reason

    @property
    def status(self):
        return self._status

    @property
    def reason(self):
        return self._reason

    @property
    def prepared(self):
        return self._outgoing is not None

    @property
    def content_type(self):
        return self.headers.get('Content-Type', 'application/octet-stream').partition(';')[0]

    @content_type.setter
    def content_type(self, value):
        self.headers['Content-Type'] = value

    def set_cookie(self, name, value, *, path='/', **details):
        self._cookies[name] = f'{name}={value}; Path={path}'

    def del_cookie(self, name, *, path='/'):
        self._cookies[name] = f'{name}=""; Max-Age=0; Path={path}'

    def enable_chunked_encoding(self):
        pass

    def _fields(self):
        fields = [*self.headers.items(), *(('Set-Cookie', line) for line in self._cookies.values())]
        if 'Content-Type' not in self.headers:
            fields.append(('Content-Type', 'application/octet-stream'))
        return [*fields, ('Server', 'Python/3.14 aiohttp/3.13.2')]

    async def prepare(self, request):
        """Send the head."""
        if self._outgoing is None:
            self._outgoing = Outgoing(request._conn, request._incoming)
            await self._send_head()
        return self

    async def _send_head(self):
        self._outgoing.head(self._status, self._fields(), phrase=self._reason)

    async def write(self, data):
        if self._outgoing is None:
            raise RuntimeError('Cannot call write() before prepare()')
        if data:
            await self._outgoing.body(bytes(data), True)

    async def write_eof(self, data=b''):
        if not self._over:
            self._over = True
            await self._outgoing.body(bytes(data), False)

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value):
        self._state[key] = value

    def __repr__(self):
        return f'<{type(self).__name__} {self.reason} not prepared>'


class Response(StreamResponse):
    """An answer whose body is known."""

    def __init__(self, *, body=None, status=200, reason=None, text=None, headers=None, content_type=None, charset=None):
        super().__init__(status=status, reason=reason, headers=headers)
        if body is not None and text is not None:
            raise ValueError('body and text are not allowed together')
        if text is not None:
            if not isinstance(text, str):
                raise TypeError(f'text argument must be str ({type(text)!r})')
            charset = charset or 'utf-8'
            body = text.encode(charset)
            self.headers.setdefault('Content-Type', f'{content_type or "text/plain"}; charset={charset}')
        elif content_type is not None:
            self.headers['Content-Type'] = f'{content_type}; charset={charset}' if charset else content_type
        self.body = body

    @property
    def text(self):
        return None if self.body is None else self.body.decode()

    @text.setter
    def text(self, text):
        self.body = text.encode()

    async def _send_head(self):
        body = self.body if isinstance(self.body, (bytes, bytearray)) else b'' if self.body is None else str(self.body).encode()
        self._outgoing.head(self._status, self._fields(), bytes(body), self._reason)
        self._over = True
        await self._outgoing.drain()


def json_response(data=None, *, text=None, body=None, status=200, reason=None, headers=None,
                  content_type='application/json', dumps=json_module.dumps):
    """Give an answer that is JSON."""
    if text is None and body is None:
        text = dumps(data)
    return Response(text=text, body=body, status=status, reason=reason, headers=headers, content_type=content_type)
