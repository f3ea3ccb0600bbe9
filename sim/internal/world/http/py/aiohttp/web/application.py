"""Applications."""

from _http.missing import Partial
from aiohttp.web.exceptions import HTTPMethodNotAllowed, HTTPNotFound
from aiohttp.web.routes import UrlDispatcher


class AppKey:
    """A key of what an application keeps."""

    def __init__(self, name, t=object):
        self._name, self._t = name, t

    def __class_getitem__(cls, item):
        return cls

    def __repr__(self):
        return f'<AppKey({self._name}, type={self._t.__name__})>'


def middleware(f):
    """Mark a middleware."""
    return f


class Application(Partial):
    """Routes, middlewares, what happens at start and end, and state."""

    def __init__(self, *, logger=None, middlewares=(), client_max_size=1024**2, **others):
        self.router = UrlDispatcher()
        self.middlewares = list(middlewares)
        self.on_startup, self.on_shutdown, self.on_cleanup = [], [], []
        self.on_response_prepare = []
        self.cleanup_ctx = []
        self._state = {}
        self._subapps = []
        self._contexts = []

    def add_routes(self, routes):
        self.router.add_routes(routes)

    def add_subapp(self, prefix, subapp):
        self._subapps.append((prefix.rstrip('/'), subapp))

    async def startup(self):
        for make in self.cleanup_ctx:
            context = make(self)
            await anext(context)
            self._contexts.append(context)
        for callback in self.on_startup:
            await callback(self)
        for _, subapp in self._subapps:
            await subapp.startup()

    async def shutdown(self):
        for callback in self.on_shutdown:
            await callback(self)

    async def cleanup(self):
        for _, subapp in self._subapps:
            await subapp.cleanup()
        for callback in self.on_cleanup:
            await callback(self)
        while self._contexts:
            context = self._contexts.pop()
            try:
                await anext(context)
            except StopAsyncIteration:
                continue
            raise RuntimeError(f"{context!r} has more than one 'yield'")

    async def _handle(self, request, path=None):
        """Answer a request."""
        path = request.rel_url._path if path is None else path
        for prefix, subapp in self._subapps:
            if path == prefix or path.startswith(prefix + '/'):
                request._apps.append(subapp)
                return await self._wrapped(lambda request: subapp._handle(request, path[len(prefix):] or '/'))(request)
        route, found = self.router.resolve(request.method, path)
        if route is None:
            handler = failing(HTTPMethodNotAllowed(request.method, found) if found else HTTPNotFound())
        else:
            request.match_info = found
            handler = route.handler
        return await self._wrapped(handler)(request)

    def _wrapped(self, handler):
        for one in reversed(self.middlewares):
            handler = bind(one, handler)
        return handler

    def get(self, key, default=None):
        return self._state.get(key, default)

    def setdefault(self, key, default=None):
        return self._state.setdefault(key, default)

    def __getitem__(self, key):
        return self._state[key]

    def __setitem__(self, key, value):
        self._state[key] = value

    def __delitem__(self, key):
        del self._state[key]

    def __contains__(self, key):
        return key in self._state

    def __iter__(self):
        return iter(self._state)

    def __repr__(self):
        return f'<Application {id(self):#x}>'


def bind(one, handler):
    """Give the handler that is a middleware around another."""
    async def around(request):
        return await one(request, handler)
    return around


def failing(error):
    async def fail(request):
        raise error
    return fail
