"""Exceptions that are answers."""

from _httpcore import reason


class HTTPException(Exception):
    """An answer with a status that says what went wrong."""

    def __init__(self, status_code, detail=None, headers=None):
        self.status_code = status_code
        self.detail = reason(status_code) if detail is None else detail
        self.headers = headers

    def __str__(self):
        return f'{self.status_code}: {self.detail}'

    def __repr__(self):
        return f'{type(self).__name__}(status_code={self.status_code!r}, detail={self.detail!r})'


class WebSocketException(Exception):
    """A WebSocket is closed with a code."""

    def __init__(self, code, reason=None):
        self.code, self.reason = code, reason or ''
