"""Exceptions that are answers."""

from starlette.exceptions import HTTPException as StarletteHTTPException, WebSocketException


class HTTPException(StarletteHTTPException):
    """An answer with a status and a detail, which may be any JSON."""


class RequestValidationError(ValueError):
    """A request's parameters do not fit."""

    def __init__(self, errors, *, body=None):
        super().__init__(errors)
        self._errors, self.body = errors, body

    def errors(self):
        return self._errors


class ResponseValidationError(RequestValidationError):
    """What a function returns does not fit its response_model."""

    def __str__(self):
        lines = ''.join(f'  {error}\n' for error in self._errors)
        return f'{len(self._errors)} validation error{"" if len(self._errors) == 1 else "s"}:\n{lines}'
