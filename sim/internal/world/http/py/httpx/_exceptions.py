"""The exceptions."""


class HTTPError(Exception):
    """What errors of requests and of statuses are."""

    def __init__(self, message):
        super().__init__(message)
        self._request = None

    @property
    def request(self):
        if self._request is None:
            raise RuntimeError('The .request property has not been set.')
        return self._request

    @request.setter
    def request(self, request):
        self._request = request


class RequestError(HTTPError):
    """A request could not be made."""

    def __init__(self, message, *, request=None):
        super().__init__(message)
        self._request = request


class TransportError(RequestError):
    """Something is wrong with the way."""


class TimeoutException(TransportError):
    """Something took too long."""


class ConnectTimeout(TimeoutException):
    """Connecting took too long."""


class ReadTimeout(TimeoutException):
    """The server sent nothing for too long."""


class WriteTimeout(TimeoutException):
    """The server took nothing for too long."""


class PoolTimeout(TimeoutException):
    """No connection became free for too long."""


class NetworkError(TransportError):
    """Something is wrong with the network."""


class ConnectError(NetworkError):
    """There is no connection."""


class ReadError(NetworkError):
    """Reading failed."""


class WriteError(NetworkError):
    """Writing failed."""


class CloseError(NetworkError):
    """Closing failed."""


class ProtocolError(TransportError):
    """Somebody does not speak HTTP."""


class LocalProtocolError(ProtocolError):
    """The program does not."""


class RemoteProtocolError(ProtocolError):
    """The server does not."""


class UnsupportedProtocol(TransportError):
    """The URL has another scheme than http."""


class DecodingError(RequestError):
    """The body cannot be decoded."""


class TooManyRedirects(RequestError):
    """One redirect followed another too often."""


class HTTPStatusError(HTTPError):
    """The status says that the request failed."""

    def __init__(self, message, *, request, response):
        super().__init__(message)
        self.request = request
        self.response = response


class InvalidURL(Exception):
    """No URL."""


class CookieConflict(Exception):
    """Several cookies have the name."""


class StreamError(RuntimeError):
    """The body cannot be read so."""


class StreamConsumed(StreamError):
    """The body was read already."""

    def __init__(self):
        super().__init__('Attempted to read or stream some content, but the content has already been streamed.')


class ResponseNotRead(StreamError):
    """The body was not read."""

    def __init__(self):
        super().__init__('Attempted to access streaming response content, without having called `read()`.')


for _error in list(globals().values()):
    if isinstance(_error, type) and issubclass(_error, Exception):
        _error.__module__ = 'httpx'
