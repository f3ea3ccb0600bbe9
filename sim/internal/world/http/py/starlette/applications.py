"""Applications."""

import contextlib
import inspect

from _http.missing import Partial
from starlette.datastructures import State
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.base import BaseHTTPMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Router, WebSocketRoute
from starlette.websockets import WebSocketDisconnect


async def http_exception(request, exc):
    """Answer an HTTPException."""
    return PlainTextResponse(exc.detail, exc.status_code, exc.headers)


class Starlette(Partial):
    """Routes, what is around them, and what happens at start and end."""

    def __init__(self, debug=False, routes=None, middleware=None, exception_handlers=None, on_startup=None,
                 on_shutdown=None, lifespan=None):
        self.state = State()
        self.router = Router(routes)
        self.user_middleware = list(middleware or ())
        self.exception_handlers = {HTTPException: http_exception, **(exception_handlers or {})}
        self._startup, self._shutdown = list(on_startup or ()), list(on_shutdown or ())
        self._lifespan = lifespan
        self._stack = None

    @property
    def routes(self):
        return self.router.routes

    def add_middleware(self, cls, *args, **kwargs):
        self.user_middleware.insert(0, Middleware(cls, *args, **kwargs))

    def middleware(self, kind):
        def add(func):
            self.add_middleware(BaseHTTPMiddleware, dispatch=func)
            return func
        return add

    def add_exception_handler(self, key, handler):
        self.exception_handlers[key] = handler

    def exception_handler(self, key):
        def add(func):
            self.add_exception_handler(key, func)
            return func
        return add

    def add_event_handler(self, event, func):
        (self._startup if event == 'startup' else self._shutdown).append(func)

    def on_event(self, event):
        def add(func):
            self.add_event_handler(event, func)
            return func
        return add

    def mount(self, path, app, name=None):
        self.router.mount(path, app, name)

    def add_route(self, path, route, methods=None, name=None, include_in_schema=True):
        self.router.add_route(path, route, methods, name)

    def add_websocket_route(self, path, route, name=None):
        self.router.routes.append(WebSocketRoute(path, route, name))

    async def __call__(self, scope, receive, send):
        scope['app'] = self
        if scope['type'] == 'lifespan':
            await self._live(scope, receive, send)
            return
        if self._stack is None:
            self._stack = self._build()
        await self._stack(scope, receive, send)

    def _build(self):
        """Put the middlewares around the routes."""
        app = ExceptionMiddleware(self.router, self.exception_handlers)
        for one in reversed(self.user_middleware):
            app = one.cls(app, *one.args, **one.kwargs)
        return ServerErrorMiddleware(app, self.exception_handlers)

    async def _live(self, scope, receive, send):
        """Speak the lifespan protocol."""
        await receive()
        started = False
        try:
            async with self._life() as state:
                if state:
                    scope['state'].update(state)
                await send({'type': 'lifespan.startup.complete'})
                started = True
                await receive()
        except BaseException:
            import traceback
            kind = 'shutdown' if started else 'startup'
            await send({'type': f'lifespan.{kind}.failed', 'message': traceback.format_exc()})
            raise
        await send({'type': 'lifespan.shutdown.complete'})

    @contextlib.asynccontextmanager
    async def _life(self):
        if self._lifespan is not None:
            lifespan = self._lifespan
            if inspect.isasyncgenfunction(lifespan):
                lifespan = contextlib.asynccontextmanager(lifespan)
            async with lifespan(self) as state:
                yield state
            return
        for func in self._startup:
            await called(func)
        yield None
        for func in self._shutdown:
            await called(func)


async def called(func, *args):
    """Call a function that may be a coroutine function."""
    result = func(*args)
    return await result if inspect.isawaitable(result) else result


def handler_for(handlers, exc):
    """Find what handles an exception: by its status, or by its nearest class."""
    if getattr(exc, 'status_code', None) in handlers:
        return handlers[exc.status_code]
    return next((handlers[cls] for cls in type(exc).__mro__ if cls in handlers), None)


class ExceptionMiddleware:
    """Turns exceptions into answers where something handles them."""

    def __init__(self, app, handlers):
        self.app, self.handlers = app, handlers

    async def __call__(self, scope, receive, send):
        started = False

        async def watched(message):
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except Exception as exc:
            handler = None if type(exc) is Exception else handler_for(self.handlers, exc)
            if handler is None or started or scope['type'] != 'http':
                raise
            response = await called(handler, Request(scope, receive, send), exc)
            await response(scope, receive, send)


class ServerErrorMiddleware:
    """Answers 500 to what nothing handles, and lets the server know."""

    def __init__(self, app, handlers):
        self.app = app
        self.handler = handlers.get(500) or handlers.get(Exception)

    async def __call__(self, scope, receive, send):
        started = False

        async def watched(message):
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, watched)
        except WebSocketDisconnect:
            if scope['type'] != 'websocket':
                raise
        except Exception as exc:
            if not started and scope['type'] == 'http':
                response = PlainTextResponse('Internal Server Error', 500)
                if self.handler is not None:
                    response = await called(self.handler, Request(scope, receive, send), exc)
                await response(scope, receive, send)
            raise
