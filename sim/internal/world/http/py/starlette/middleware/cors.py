"""Requests from pages of other sites."""

from starlette.middleware.base import BaseHTTPMiddleware


class CORSMiddleware(BaseHTTPMiddleware):
    """Allows the pages of some origins to make requests."""

    def __init__(self, app, allow_origins=(), allow_methods=('GET',), allow_headers=(), allow_credentials=False, **others):
        super().__init__(app)
        self.allow_origins = allow_origins

    async def dispatch(self, request, call_next):
        response = await call_next(request)
        origin = request.headers.get('origin')
        if origin and ('*' in self.allow_origins or origin in self.allow_origins):
            response.headers['access-control-allow-origin'] = '*' if '*' in self.allow_origins else origin
        return response
