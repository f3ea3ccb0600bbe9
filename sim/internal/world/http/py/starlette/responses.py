"""Answers."""

import json

from _http.missing import Partial
from _http.url import quote
from starlette.concurrency import iterate_in_threadpool
from starlette.datastructures import MutableHeaders


class Response(Partial):
    """An answer whose body is known."""

    media_type = None
    charset = 'utf-8'

    def __init__(self, content=None, status_code=200, headers=None, media_type=None, background=None):
        self.status_code = status_code
        self.media_type = media_type or type(self).media_type
        self.background = background
        self.body = self.render(content)
        self.headers = MutableHeaders(headers or ())
        self._add_headers()

    def _add_headers(self):
        if self.body is not None and 'content-length' not in self.headers and self.status_code not in (204, 304):
            self.headers['content-length'] = len(self.body)
        if self.media_type and 'content-type' not in self.headers:
            text = self.media_type.startswith('text/') and 'charset=' not in self.media_type
            self.headers['content-type'] = self.media_type + ('; charset=utf-8' if text else '')

    def render(self, content):
        if content is None:
            return b''
        return content if isinstance(content, (bytes, memoryview)) else content.encode()

    def set_cookie(self, key, value='', max_age=None, expires=None, path='/', domain=None, secure=False,
                   httponly=False, samesite='lax'):
        line = f'{key}={value}'
        for name, setting in (('Max-Age', max_age), ('Path', path), ('SameSite', samesite)):
            if setting is not None:
                line += f'; {name}={setting}'
        self.headers.add('set-cookie', line + ('; HttpOnly' if httponly else '') + ('; Secure' if secure else ''))

    def delete_cookie(self, key, path='/', **details):
        self.set_cookie(key, max_age=0, path=path)

    async def _start(self, send):
        raw = [(name.lower().encode('latin1'), value.encode('latin1')) for name, value in self.headers.items()]
        await send({'type': 'http.response.start', 'status': self.status_code, 'headers': raw})

    async def __call__(self, scope, receive, send):
        await self._start(send)
        await send({'type': 'http.response.body', 'body': self.body})
        if self.background is not None:
            await self.background()


class HTMLResponse(Response):
    """A page."""

    media_type = 'text/html'


class PlainTextResponse(Response):
    """Text."""

    media_type = 'text/plain'


class JSONResponse(Response):
    """JSON."""

    media_type = 'application/json'

    def render(self, content):
        return json.dumps(content, ensure_ascii=False, allow_nan=False, indent=None, separators=(',', ':')).encode()


class RedirectResponse(Response):
    """Look elsewhere."""

    def __init__(self, url, status_code=307, headers=None, background=None):
        super().__init__(b'', status_code, headers, background=background)
        self.headers['location'] = quote(str(url), ":/%#?=@[]!$&'()*+,;")


class StreamingResponse(Response):
    """An answer whose body comes piece by piece."""

    def __init__(self, content, status_code=200, headers=None, media_type=None, background=None):
        self.body_iterator = content if hasattr(content, '__aiter__') else iterate_in_threadpool(content)
        super().__init__(None, status_code, headers, media_type, background)

    def render(self, content):
        return None

    async def __call__(self, scope, receive, send):
        await self._start(send)
        async for part in self.body_iterator:
            data = part if isinstance(part, (bytes, memoryview)) else part.encode()
            await send({'type': 'http.response.body', 'body': data, 'more_body': True})
        await send({'type': 'http.response.body', 'body': b'', 'more_body': False})
        if self.background is not None:
            await self.background()
