"""Which function answers what."""

import inspect
import re

from _http.missing import Partial
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.websockets import WebSocket

CONVERTERS = {
    'str': ('[^/]+', str), 'int': ('[0-9]+', int), 'float': ('[0-9]+(?:\\.[0-9]+)?', float), 'path': ('.*', str),
}


def compile_path(path):
    """Give the pattern of a path such as /users/{id:int}, and what turns its
    parts into values."""
    pattern, turns = '', {}
    for i, part in enumerate(re.split(r'\{([a-zA-Z_][a-zA-Z0-9_]*(?::[a-z]+)?)\}', path)):
        if i % 2 == 0:
            pattern += re.escape(part)
            continue
        name, _, kind = part.partition(':')
        expression, turns[name] = CONVERTERS[kind or 'str']
        pattern += f'(?P<{name}>{expression})'
    return pattern, turns


class BaseRoute(Partial):
    """Something with a path."""

    def __init__(self, path, endpoint, name=None):
        self.path, self.endpoint = path, endpoint
        self.name = name or getattr(endpoint, '__name__', type(endpoint).__name__)
        pattern, self._turns = compile_path(path)
        self.path_regex = re.compile(pattern)

    def match(self, path):
        found = self.path_regex.fullmatch(path)
        return None if found is None else {name: self._turns[name](value) for name, value in found.groupdict().items()}


class Route(BaseRoute):
    """A path and methods, and the function that answers."""

    kind = 'http'

    def __init__(self, path, endpoint, *, methods=None, name=None, include_in_schema=True, middleware=None):
        super().__init__(path, endpoint, name)
        self.methods = {method.upper() for method in methods or ('GET',)}
        if 'GET' in self.methods and methods is None:
            self.methods.add('HEAD')

    async def handle(self, scope, receive, send):
        request = Request(scope, receive, send)
        if inspect.iscoroutinefunction(self.endpoint):
            response = await self.endpoint(request)
        else:
            response = await run_in_threadpool(self.endpoint, request)
        await response(scope, receive, send)


class WebSocketRoute(BaseRoute):
    """A path, and the function that talks on its WebSockets."""

    kind = 'websocket'
    methods = None

    async def handle(self, scope, receive, send):
        await self.endpoint(WebSocket(scope, receive, send))


class Mount(Partial):
    """An application under a path."""

    def __init__(self, path, app=None, routes=None, name=None):
        self.path = path.rstrip('/')
        self.app = Router(routes) if app is None else app


class Router(Partial):
    """Routes, one of which answers."""

    def __init__(self, routes=None, redirect_slashes=True):
        self.routes = list(routes or ())
        self.redirect_slashes = redirect_slashes

    def add_route(self, path, endpoint, methods=None, name=None, include_in_schema=True):
        self.routes.append(Route(path, endpoint, methods=methods, name=name))

    def mount(self, path, app, name=None):
        self.routes.append(Mount(path, app, name=name))

    def find(self, scope, path):
        """Give the route for a request and its path's values, or the methods
        that the path takes."""
        allowed = set()
        for route in self.routes:
            if isinstance(route, Mount):
                if path == route.path or path.startswith(route.path + '/'):
                    return route, {}, allowed
                continue
            values = route.match(path)
            if values is None or route.kind != scope['type']:
                continue
            if route.methods is None or scope['method'] in route.methods:
                return route, values, allowed
            allowed |= route.methods
        return None, None, allowed

    async def __call__(self, scope, receive, send):
        path = scope['path']
        route, values, allowed = self.find(scope, path)
        if isinstance(route, Mount):
            inner = {**scope, 'path': path[len(route.path):] or '/', 'root_path': scope['root_path'] + route.path}
            await route.app(inner, receive, send)
        elif route is not None:
            scope['path_params'] = {**scope.get('path_params', {}), **values}
            scope['endpoint'] = route.endpoint
            await route.handle(scope, receive, send)
        elif scope['type'] == 'websocket':
            await send({'type': 'websocket.close', 'code': 1000, 'reason': ''})
        elif allowed:
            raise HTTPException(405, headers={'Allow': ', '.join(sorted(allowed))})
        else:
            await self._other_slash(scope, receive, send)

    async def _other_slash(self, scope, receive, send):
        """Answer a path that is only found with a slash more or less at its end."""
        path = scope['path']
        other = path.rstrip('/') if path.endswith('/') else path + '/'
        if self.redirect_slashes and path != '/' and self.find(scope, other)[0] is not None:
            url = Request(scope).url.with_path(scope['root_path'] + other)
            query = scope['query_string'].decode()
            await RedirectResponse(f'{url}?{query}' if query else str(url))(scope, receive, send)
        else:
            raise HTTPException(404)
