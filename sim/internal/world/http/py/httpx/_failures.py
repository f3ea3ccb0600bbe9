"""Failures of connections as exceptions of httpx."""

from _http.translation import Translation
from httpx._exceptions import ConnectError, ConnectTimeout, ReadError, ReadTimeout, RemoteProtocolError


class FailureAsTransportError(Translation):
    """Turns failures of the connection into the library's exceptions."""

    def __init__(self, request, awaits):
        self.request, self.awaits = request, awaits

    def exception(self, kind, text):
        request = self.request
        if kind == 'dns':
            return ConnectError(f'[Errno -2] {text}', request=request)
        if kind == 'refused':
            return ConnectError('All connection attempts failed' if self.awaits else f'[Errno 111] {text}', request=request)
        if kind == 'connect timeout':
            return ConnectTimeout('' if self.awaits else 'timed out', request=request)
        if kind == 'read timeout':
            return ReadTimeout('' if self.awaits else 'timed out', request=request)
        if kind == 'reset':
            return ReadError('' if self.awaits else f'[Errno 104] {text}', request=request)
        if kind == 'incomplete':
            return RemoteProtocolError(
                'peer closed connection without sending complete message body (incomplete chunked read)', request=request)
        return RemoteProtocolError('Server disconnected without sending a response.', request=request)
