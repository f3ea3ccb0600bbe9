"""Applications."""

from fastapi.exceptions import RequestValidationError, StarletteHTTPException
from fastapi.routing import APIRouter
from starlette.applications import Starlette
from starlette.responses import JSONResponse, Response


async def http_exception_handler(request, exc):
    """Answer an HTTPException."""
    if exc.status_code in (204, 304):
        return Response(status_code=exc.status_code, headers=exc.headers)
    return JSONResponse({'detail': exc.detail}, exc.status_code, exc.headers)


async def request_validation_exception_handler(request, exc):
    """Answer that parameters do not fit."""
    from fastapi.encoders import jsonable_encoder

    problems = [{**p, 'ctx': {k: str(v) if isinstance(v, Exception) else v for k, v in p['ctx'].items()}} if 'ctx' in p else p
                for p in exc.errors()]
    return JSONResponse({'detail': jsonable_encoder(problems)}, 422)


class FastAPI(Starlette):
    """An application. Its documentation pages (/docs, /openapi.json) are not
    simulated."""

    def __init__(self, *, debug=False, routes=None, title='FastAPI', summary=None, description='', version='0.1.0',
                 openapi_url='/openapi.json', dependencies=None, default_response_class=JSONResponse,
                 redirect_slashes=True, docs_url='/docs', redoc_url='/redoc', middleware=None,
                 exception_handlers=None, on_startup=None, on_shutdown=None, lifespan=None, root_path='', **details):
        handlers = {
            StarletteHTTPException: http_exception_handler,
            RequestValidationError: request_validation_exception_handler,
            **(exception_handlers or {}),
        }
        super().__init__(debug, routes, middleware, handlers, on_startup, on_shutdown, lifespan)
        self.title, self.description, self.version = title, description, version
        self.router = APIRouter(routes=routes, dependencies=dependencies, default_response_class=default_response_class,
                                redirect_slashes=redirect_slashes)
        self.dependency_overrides = {}

    def include_router(self, router, **options):
        self.router.include_router(router, **options)

    def add_api_route(self, path, endpoint, **options):
        self.router.add_api_route(path, endpoint, **options)

    def api_route(self, path, **options):
        return self.router.api_route(path, **options)

    def get(self, path, **options):
        return self.router.get(path, **options)

    def head(self, path, **options):
        return self.router.head(path, **options)

    def post(self, path, **options):
        return self.router.post(path, **options)

    def put(self, path, **options):
        return self.router.put(path, **options)

    def patch(self, path, **options):
        return self.router.patch(path, **options)

    def delete(self, path, **options):
        return self.router.delete(path, **options)

    def options(self, path, **options):
        return self.router.options(path, **options)

    def websocket(self, path, name=None, **options):
        return self.router.websocket(path, name, **options)
