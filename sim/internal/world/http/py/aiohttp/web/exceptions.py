"""Answers that are raised."""

from _httpcore import reason
from aiohttp.web.response import Response


class HTTPException(Response, Exception):
    """An answer that is raised."""

    status_code = -1

    def __init__(self, *, headers=None, reason=None, body=None, text=None, content_type=None):
        phrase = reason or _reason(self.status_code)
        if body is None and text is None and self.status_code not in (204, 205, 304):
            text = f'{self.status_code}: {phrase}'
        Response.__init__(self, status=self.status_code, headers=headers, body=body, text=text, reason=phrase,
                          content_type=content_type)
        Exception.__init__(self, phrase)

    def __bool__(self):
        return True


_reason = reason


class HTTPSuccessful(HTTPException):
    """It worked."""


class HTTPRedirection(HTTPException):
    """Look elsewhere."""


class HTTPError(HTTPException):
    """It failed."""


class HTTPClientError(HTTPError):
    """The client is to blame."""


class HTTPServerError(HTTPError):
    """The server is to blame."""


class HTTPMove(HTTPRedirection):
    """Look at a given place."""

    def __init__(self, location, **options):
        if not location:
            raise ValueError('HTTP redirects need a location to redirect to.')
        super().__init__(**options)
        self.headers['Location'] = str(location)
        self.location = location


class HTTPMethodNotAllowed(HTTPClientError):
    """The path does not take the method."""

    status_code = 405

    def __init__(self, method, allowed_methods, **options):
        super().__init__(**options)
        self.method, self.allowed_methods = method, set(allowed_methods)
        self.headers['Allow'] = ','.join(sorted(allowed_methods))


_STATUSES = {
    HTTPSuccessful: {'OK': 200, 'Created': 201, 'Accepted': 202, 'NoContent': 204},
    HTTPMove: {'MovedPermanently': 301, 'Found': 302, 'SeeOther': 303, 'TemporaryRedirect': 307, 'PermanentRedirect': 308},
    HTTPRedirection: {'NotModified': 304},
    HTTPClientError: {
        'BadRequest': 400, 'Unauthorized': 401, 'PaymentRequired': 402, 'Forbidden': 403, 'NotFound': 404,
        'NotAcceptable': 406, 'RequestTimeout': 408, 'Conflict': 409, 'Gone': 410, 'PreconditionFailed': 412,
        'RequestEntityTooLarge': 413, 'UnsupportedMediaType': 415, 'UnprocessableEntity': 422, 'TooManyRequests': 429,
    },
    HTTPServerError: {
        'InternalServerError': 500, 'NotImplemented': 501, 'BadGateway': 502, 'ServiceUnavailable': 503,
        'GatewayTimeout': 504,
    },
}

__all__ = ['HTTPException', 'HTTPSuccessful', 'HTTPRedirection', 'HTTPError', 'HTTPClientError', 'HTTPServerError',
           'HTTPMove', 'HTTPMethodNotAllowed']

for _base, _statuses in _STATUSES.items():
    for _name, _status in _statuses.items():
        _name = f'HTTP{_name}'
        globals()[_name] = type(_name, (_base,), {'status_code': _status, '__module__': __name__})
        __all__.append(_name)
