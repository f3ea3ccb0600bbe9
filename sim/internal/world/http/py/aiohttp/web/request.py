"""Requests that a server answers."""

import json as json_module

from _http.headers import content_type
from _http.missing import Partial
from _http.url import URL, parse_query
from aiohttp.helpers import CIMultiDictProxy


class MultiDict(dict):
    """A dict of the first values, that knows the others."""

    def __init__(self, pairs):
        super().__init__()
        self._pairs = list(pairs)
        for name, value in self._pairs:
            self.setdefault(name, value)

    def getall(self, name, *default):
        found = [value for key, value in self._pairs if key == name]
        if not found and not default:
            raise KeyError(name)
        return found or default[0]


class Request(Partial):
    """A request."""

    def __init__(self, incoming, conn, app):
        self._incoming = incoming
        self._conn = conn
        self._state = {}
        self._apps = [app]
        self.match_info = {}
        self.method = incoming.method
        self.headers = CIMultiDictProxy(incoming.headers.items())
        self.version = incoming.version
        self.rel_url = URL(incoming.target)
        self.url = URL(f'http://{self.host}{incoming.target}')
        self.query = MultiDict(parse_query(self.rel_url.query_string))
        self.body_exists = self.can_read_body = bool(incoming.body)

    @property
    def app(self):
        return self._apps[-1]

    @property
    def host(self):
        return self.headers.get('Host', 'localhost')

    @property
    def scheme(self):
        return 'http'

    @property
    def secure(self):
        return False

    @property
    def remote(self):
        return self._conn.remote[0]

    @property
    def transport(self):
        return None

    @property
    def path(self):
        return self.rel_url.path

    @property
    def path_qs(self):
        return self._incoming.target

    @property
    def query_string(self):
        return self.rel_url.query_string

    @property
    def content_type(self):
        return content_type(self.headers)[0] or 'application/octet-stream'

    @property
    def content_length(self):
        length = self.headers.get('Content-Length')
        return None if length is None else int(length)

    @property
    def charset(self):
        return content_type(self.headers)[1]

    @property
    def cookies(self):
        pairs = (part.strip().partition('=') for part in self.headers.get('Cookie', '').split(';') if part.strip())
        return {name: value for name, _, value in pairs}

    async def read(self):
        return self._incoming.body

    async def text(self):
        return self._incoming.body.decode(self.charset or 'utf-8')

    async def json(self, *, loads=json_module.loads):
        return loads(await self.text())

    async def post(self):
        """Give the fields of a form."""
        if self.content_type != 'application/x-www-form-urlencoded':
            return MultiDict(())
        return MultiDict(parse_query(await self.text()))

    def get(self, key, default=None):
        return self._state.get(key, default)

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value):
        self._state[key] = value

    def __contains__(self, key):
        return key in self._state

    def __repr__(self):
        return f'<Request {self.method} {self.path} >'


BaseRequest = Request
