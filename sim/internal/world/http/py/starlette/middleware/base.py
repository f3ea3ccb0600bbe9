"""Middleware that sees requests and responses."""

import asyncio

from starlette.requests import Request
from starlette.responses import StreamingResponse


class BaseHTTPMiddleware:
    """Calls dispatch(request, call_next) for each request."""

    def __init__(self, app, dispatch=None):
        self.app = app
        self.dispatch_func = self.dispatch if dispatch is None else dispatch

    async def __call__(self, scope, receive, send):
        if scope['type'] != 'http':
            await self.app(scope, receive, send)
            return
        inner = Inner(self.app, Request(scope, receive, send))
        try:
            response = await self.dispatch_func(inner.request, inner.call)
            await response(scope, receive, send)
            await inner.join()
        finally:
            inner.cancel()

    async def dispatch(self, request, call_next):
        raise NotImplementedError()


class Inner:
    """The application inside a middleware, which runs in a task of its own
    so that its response can be passed on while it is made."""

    def __init__(self, app, request):
        self.app, self.request = app, request
        self.messages = asyncio.Queue(1)
        self.task = None

    async def call(self, request):
        """Give the application's response."""
        self.task = asyncio.create_task(self._run())
        message = await self.messages.get()
        if message is None:
            await self.task
            raise RuntimeError('No response returned.')
        headers = [(name.decode('latin1'), value.decode('latin1')) for name, value in message['headers']]
        return StreamingResponse(self._body(), message['status'], headers)

    async def _run(self):
        try:
            await self.app(self.request.scope, self._receive, self.messages.put)
        finally:
            await self.messages.put(None)

    async def _receive(self):
        if self.request._body is not None:
            return {'type': 'http.request', 'body': self.request._body, 'more_body': False}
        return await self.request.receive()

    async def _body(self):
        while (message := await self.messages.get()) is not None:
            if message.get('body'):
                yield message['body']
            if not message.get('more_body'):
                return

    async def join(self):
        """Wait for the application, which may have background tasks."""
        if self.task is not None:
            while not self.task.done():
                if await self.messages.get() is None:
                    break
            await self.task

    def cancel(self):
        if self.task is not None:
            self.task.cancel()
