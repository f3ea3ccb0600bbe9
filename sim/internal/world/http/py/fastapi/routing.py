"""Routes whose functions have their parameters from requests."""

import contextlib
import inspect
import re

from fastapi.dependencies import Signature, Values, read_body
from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError, ResponseValidationError
from fastapi.params import Dependency
from pydantic.convert import convert
from pydantic.errors import Problem
from starlette.background import BackgroundTasks
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route, Router, WebSocketRoute
from starlette.websockets import WebSocket


class APIRoute(Route):
    """A path, methods and the function that answers."""

    def __init__(self, path, endpoint, *, methods, response_model=None, status_code=200, response_class=JSONResponse,
                 dependencies=(), name=None):
        super().__init__(path, endpoint, methods=methods, name=name)
        self.response_model, self.status_code, self.response_class = response_model, status_code, response_class
        names = set(re.findall(r'\{(\w+)', path))
        self.signature = Signature(endpoint, names)
        self.dependencies = [Signature(d.dependency, names) for d in dependencies]
        for sub in self.dependencies:
            sub.use_cache = True

    async def handle(self, scope, receive, send):
        request = Request(scope, receive, send)
        async with contextlib.AsyncExitStack() as stack:
            response = await self._answer(request, stack)
            await response(scope, receive, send)

    async def _answer(self, request, stack):
        body, single = await read_body(request, self.signature)
        background, partial = BackgroundTasks(), Response()
        partial.status_code = None
        del partial.headers['content-length']
        found = Values(request, body, single, stack, background, partial)
        for dependency in self.dependencies:
            await found._dependency(dependency)
        values = await found.of(self.signature)
        if found.problems:
            raise RequestValidationError(found.problems, body=body)
        if inspect.iscoroutinefunction(self.endpoint):
            result = await self.endpoint(**values)
        else:
            result = await run_in_threadpool(self.endpoint, **values)
        response = self._response(result, partial)
        if response.background is None and background.tasks:
            response.background = background
        return response

    def _response(self, result, partial):
        """Give the response for what a function returned."""
        if isinstance(result, Response):
            return result
        if self.response_model is not None:
            try:
                result = convert(self.response_model, as_plain(result))
            except Problem as e:
                raise ResponseValidationError(e.under('response')) from None
        status = partial.status_code or self.status_code
        text = issubclass(self.response_class, JSONResponse)
        response = self.response_class(jsonable_encoder(result) if text else result, status)
        if status in (204, 304):
            response.body = b''
        response.headers.extend(partial.headers)
        return response


def as_plain(value):
    """Give a model's fields, so that another model may take some of them."""
    if hasattr(value, 'model_dump'):
        return value.model_dump()
    if isinstance(value, list):
        return [as_plain(item) for item in value]
    return value


class APIWebSocketRoute(WebSocketRoute):
    """A path, and the function that talks on its WebSockets."""

    def __init__(self, path, endpoint, name=None):
        super().__init__(path, endpoint, name)
        self.signature = Signature(endpoint, set(re.findall(r'\{(\w+)', path)))

    async def handle(self, scope, receive, send):
        websocket = WebSocket(scope, receive, send)
        async with contextlib.AsyncExitStack() as stack:
            found = Values(websocket, None, None, stack, None, None)
            values = await found.of(self.signature)
            if found.problems:
                await websocket.close(1008)
                return
            await self.endpoint(**values)


class APIRouter(Router):
    """Collects routes by decorators."""

    def __init__(self, *, prefix='', tags=None, dependencies=None, responses=None, default_response_class=JSONResponse,
                 redirect_slashes=True, routes=None, lifespan=None, include_in_schema=True, deprecated=None):
        super().__init__(routes, redirect_slashes)
        self.prefix = prefix
        self.dependencies = list(dependencies or ())
        self.default_response_class = default_response_class

    def add_api_route(self, path, endpoint, *, methods=None, response_model=None, status_code=None, response_class=None,
                      dependencies=None, name=None, **documentation):
        self.routes.append(APIRoute(
            self.prefix + path, endpoint, methods=methods or ['GET'], response_model=response_model,
            status_code=status_code or 200, response_class=response_class or self.default_response_class,
            dependencies=[*self.dependencies, *(dependencies or ())], name=name,
        ))

    def api_route(self, path, *, methods=None, **options):
        def add(func):
            self.add_api_route(path, func, methods=methods, **options)
            return func
        return add

    def get(self, path, **options):
        return self.api_route(path, methods=['GET'], **options)

    def head(self, path, **options):
        return self.api_route(path, methods=['HEAD'], **options)

    def post(self, path, **options):
        return self.api_route(path, methods=['POST'], **options)

    def put(self, path, **options):
        return self.api_route(path, methods=['PUT'], **options)

    def patch(self, path, **options):
        return self.api_route(path, methods=['PATCH'], **options)

    def delete(self, path, **options):
        return self.api_route(path, methods=['DELETE'], **options)

    def options(self, path, **options):
        return self.api_route(path, methods=['OPTIONS'], **options)

    def websocket(self, path, name=None, **options):
        def add(func):
            self.routes.append(APIWebSocketRoute(self.prefix + path, func, name))
            return func
        return add

    def include_router(self, router, *, prefix='', tags=None, dependencies=None, **options):
        """Take over the routes of another router."""
        for route in router.routes:
            if isinstance(route, APIRoute):
                copy = APIRoute(
                    self.prefix + prefix + route.path, route.endpoint, methods=route.methods,
                    response_model=route.response_model, status_code=route.status_code,
                    response_class=route.response_class, name=route.name,
                    dependencies=[Dependency(s.func) for s in route.dependencies] + list(dependencies or ()),
                )
                self.routes.append(copy)
            elif isinstance(route, APIWebSocketRoute):
                self.routes.append(APIWebSocketRoute(self.prefix + prefix + route.path, route.endpoint, route.name))
            else:
                self.routes.append(route)
