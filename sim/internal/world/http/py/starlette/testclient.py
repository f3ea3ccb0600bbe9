"""A client that calls an application without a network."""

import asyncio

from _http.asgi import call_app
from _http.lifespan import Lifespan
from httpx import Client, Headers, Response


class Direct:
    """A transport that calls an application, each time in the client's loop."""

    def __init__(self, client):
        self.client = client

    def handle_request(self, request):
        url = request.url
        call = call_app(
            self.client.app, request.method, url.target, request.headers.items(), request.content,
            scheme=url.scheme, server=(url.host, url.port or 80), client=('testclient', 50000), state=self.client.app_state,
        )
        status, fields, body, error = self.client.run(call)
        if error is not None and self.client.raise_server_exceptions:
            raise error
        return Response(status, headers=Headers(fields), content=body)


class TestClient(Client):
    """Calls an application as if over HTTP. Entered with `with`, it also lets
    the application start and end."""

    __test__ = False

    def __init__(self, app, base_url='http://testserver', raise_server_exceptions=True, root_path='', cookies=None,
                 headers=None, follow_redirects=True):
        super().__init__(base_url=base_url, cookies=cookies, headers={'user-agent': 'testclient', **(headers or {})},
                         follow_redirects=follow_redirects, transport=Direct(self))
        self.app = app
        self.app_state = {}
        self.raise_server_exceptions = raise_server_exceptions
        self._runner = None

    def run(self, coro):
        if self._runner is not None:
            return self._runner.run(coro)
        return asyncio.run(coro)

    def __enter__(self):
        self._runner = asyncio.Runner()
        self._life = Lifespan(self.app, self.app_state)
        self.run(self._life.startup())
        return self

    def __exit__(self, *exc):
        self.run(self._life.shutdown())
        self._runner.close()
        self._runner = None
