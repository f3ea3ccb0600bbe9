"""Requests."""

import json

from _http.missing import Partial
from starlette.datastructures import URL, Address, Headers, QueryParams, State


class ClientDisconnect(Exception):
    """The client is gone."""


class HTTPConnection(Partial):
    """What requests and WebSockets have in common."""

    def __init__(self, scope, receive=None):
        self.scope = scope
        self.headers = Headers((name.decode('latin1'), value.decode('latin1')) for name, value in scope['headers'])
        self.query_params = QueryParams(scope['query_string'].decode())

    @property
    def app(self):
        return self.scope['app']

    @property
    def url(self):
        query = self.scope['query_string'].decode()
        host = self.headers.get('host') or '{}:{}'.format(*self.scope['server'])
        return URL(f"{self.scope['scheme']}://{host}{self.scope['path']}" + (f'?{query}' if query else ''))

    @property
    def base_url(self):
        return URL(f"{self.scope['scheme']}://{self.headers.get('host')}/")

    @property
    def path_params(self):
        return self.scope.get('path_params', {})

    @property
    def client(self):
        return None if self.scope.get('client') is None else Address(*self.scope['client'])

    @property
    def cookies(self):
        pairs = (part.strip().partition('=') for part in self.headers.get('cookie', '').split(';') if part.strip())
        return {name: value for name, _, value in pairs}

    @property
    def state(self):
        if '_state' not in self.__dict__:
            self._state = State(self.scope.setdefault('state', {}))
        return self._state

    def __getitem__(self, key):
        return self.scope[key]


class Request(HTTPConnection):
    """A request."""

    def __init__(self, scope, receive=None, send=None):
        super().__init__(scope)
        self._receive = receive
        self._body = None

    @property
    def method(self):
        return self.scope['method']

    @property
    def receive(self):
        return self._receive

    async def stream(self):
        """Give the body in pieces."""
        if self._body is not None:
            yield self._body
            return
        while True:
            message = await self._receive()
            if message['type'] == 'http.disconnect':
                raise ClientDisconnect()
            if message.get('body'):
                yield message['body']
            if not message.get('more_body'):
                return

    async def body(self):
        if self._body is None:
            self._body = b''.join([part async for part in self.stream()])
        return self._body

    async def json(self):
        return json.loads(await self.body())

    async def form(self):
        return QueryParams((await self.body()).decode())

    async def is_disconnected(self):
        return False
