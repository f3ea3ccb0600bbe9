"""Transports that do not use the network."""

from base64 import b64encode

from _http.asgi import call_app
from httpx._models import Headers, Response


class BasicAuth:
    """A login and a password."""

    def __init__(self, username, password):
        self._header = 'Basic ' + b64encode(f'{username}:{password}'.encode()).decode()

    def sign(self, headers):
        headers['authorization'] = self._header


class MockTransport:
    """Answers requests by a function of the program's."""

    def __init__(self, handler):
        self.handler = handler

    def handle_request(self, request):
        return self.handler(request)

    async def handle_async_request(self, request):
        response = self.handler(request)
        if not isinstance(response, Response):
            response = await response
        return response


class ASGITransport:
    """Answers requests by an ASGI application, in the caller's task."""

    def __init__(self, app, raise_app_exceptions=True, root_path='', client=('127.0.0.1', 123)):
        self.app = app
        self.raise_app_exceptions = raise_app_exceptions
        self.root_path = root_path
        self.client = client

    async def handle_async_request(self, request):
        url = request.url
        status, fields, body, error = await call_app(
            self.app, request.method, url.target, request.headers.items(), request.content,
            scheme=url.scheme, server=(url.host, url.port), client=self.client, root_path=self.root_path,
        )
        if error is not None and self.raise_app_exceptions:
            raise error
        return Response(status, headers=Headers(fields), content=body)
