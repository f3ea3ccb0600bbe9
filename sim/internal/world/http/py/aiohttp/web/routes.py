"""Which handler answers what."""

import re
from typing import NamedTuple

from _http.missing import Partial, not_simulated
from _http.url import unquote

METHODS = ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')


class RouteDef(NamedTuple):
    """A route that is to be added."""

    method: str
    path: str
    handler: object
    kwargs: dict


def route(method, path, handler, **options):
    return RouteDef(method.upper(), path, handler, options)


def get(path, handler, *, name=None, allow_head=True, **options):
    return route('GET', path, handler, name=name, allow_head=allow_head, **options)


def head(path, handler, **options):
    return route('HEAD', path, handler, **options)


def options(path, handler, **options):
    return route('OPTIONS', path, handler, **options)


def post(path, handler, **options):
    return route('POST', path, handler, **options)


def put(path, handler, **options):
    return route('PUT', path, handler, **options)


def patch(path, handler, **options):
    return route('PATCH', path, handler, **options)


def delete(path, handler, **options):
    return route('DELETE', path, handler, **options)


def view(path, handler, **options):
    return route('*', path, handler, **options)


class RouteTableDef:
    """Collects routes by decorators."""

    def __init__(self):
        self._items = []

    def route(self, method, path, **options):
        def add(handler):
            self._items.append(route(method, path, handler, **options))
            return handler
        return add

    def get(self, path, **options):
        return self.route('GET', path, **options)

    def head(self, path, **options):
        return self.route('HEAD', path, **options)

    def post(self, path, **options):
        return self.route('POST', path, **options)

    def put(self, path, **options):
        return self.route('PUT', path, **options)

    def patch(self, path, **options):
        return self.route('PATCH', path, **options)

    def delete(self, path, **options):
        return self.route('DELETE', path, **options)

    def options(self, path, **options):
        return self.route('OPTIONS', path, **options)

    def view(self, path, **options):
        return self.route('*', path, **options)

    def static(self, prefix, path, **options):
        not_simulated('aiohttp.web.RouteTableDef.static()')

    def __iter__(self):
        return iter(self._items)

    def __len__(self):
        return len(self._items)

    def __getitem__(self, index):
        return self._items[index]


class View:
    """A handler with a method for each HTTP method."""

    def __init__(self, request):
        self._request = request

    @property
    def request(self):
        return self._request

    def __await__(self):
        from aiohttp.web.exceptions import HTTPMethodNotAllowed

        name = self.request.method.lower()
        method = getattr(self, name, None) if name.upper() in METHODS else None
        if method is None:
            raise HTTPMethodNotAllowed(self.request.method, [m for m in METHODS if hasattr(self, m.lower())])
        return method().__await__()


class Route:
    """A handler, and the paths and methods that it answers."""

    def __init__(self, method, path, handler, name=None, allow_head=False):
        self.method, self.path, self.handler, self.name = method, path, handler, name
        self.methods = {method} | ({'HEAD'} if allow_head and method == 'GET' else set())
        self.pattern = re.compile(pattern_of(path))

    def match(self, path):
        found = self.pattern.fullmatch(path)
        return None if found is None else {name: unquote(value) for name, value in found.groupdict().items()}


def pattern_of(path):
    """Give the regular expression for a path such as /users/{id:[0-9]+}."""
    pattern = ''
    for i, part in enumerate(re.split(r'\{([^{}]+(?:\{[^{}]*\}[^{}]*)*)\}', path)):
        if i % 2 == 0:
            pattern += re.escape(part)
            continue
        name, _, expression = part.partition(':')
        pattern += f'(?P<{name}>{expression or "[^{}/]+"})'
    return pattern


class UrlDispatcher(Partial):
    """The routes of an application."""

    def __init__(self):
        self._routes = []

    def add_route(self, method, path, handler, *, name=None, expect_handler=None, allow_head=False):
        if not path.startswith('/'):
            raise ValueError('path should be started with / or be empty')
        self._routes.append(Route(method.upper(), path, handler, name, allow_head))
        return self._routes[-1]

    def add_get(self, path, handler, *, name=None, allow_head=True, **options):
        return self.add_route('GET', path, handler, name=name, allow_head=allow_head)

    def add_head(self, path, handler, **options):
        return self.add_route('HEAD', path, handler, **options)

    def add_post(self, path, handler, **options):
        return self.add_route('POST', path, handler, **options)

    def add_put(self, path, handler, **options):
        return self.add_route('PUT', path, handler, **options)

    def add_patch(self, path, handler, **options):
        return self.add_route('PATCH', path, handler, **options)

    def add_delete(self, path, handler, **options):
        return self.add_route('DELETE', path, handler, **options)

    def add_options(self, path, handler, **options):
        return self.add_route('OPTIONS', path, handler, **options)

    def add_view(self, path, handler, **options):
        return self.add_route('*', path, handler, **options)

    def add_static(self, prefix, path, **options):
        not_simulated('aiohttp.web.UrlDispatcher.add_static()')

    def add_routes(self, routes):
        for one in routes:
            self.add_route(one.method, one.path, one.handler, **one.kwargs)

    def routes(self):
        return list(self._routes)

    def resolve(self, method, path):
        """Give the route and what it found in the path; or None and the
        methods that the path takes."""
        allowed = set()
        for one in self._routes:
            info = one.match(path)
            if info is None:
                continue
            if method in one.methods or one.method == '*':
                return one, info
            allowed |= one.methods
        return None, allowed
