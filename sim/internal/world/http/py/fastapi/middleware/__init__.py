"""The same as starlette.middleware."""

from starlette.middleware import Middleware
