"""The exceptions."""

from json import JSONDecodeError as PlainJSONDecodeError


class RequestException(IOError):
    """What all errors of requests are."""

    def __init__(self, *args, **kwargs):
        self.response = kwargs.pop('response', None)
        self.request = kwargs.pop('request', None)
        if self.request is None and self.response is not None:
            self.request = self.response.request
        super().__init__(*args)


class InvalidJSONError(RequestException):
    """Something is no JSON."""


class JSONDecodeError(InvalidJSONError, PlainJSONDecodeError):
    """The answer is no JSON."""

    def __init__(self, msg, doc, pos):
        PlainJSONDecodeError.__init__(self, msg, doc, pos)
        self.response = self.request = None


class HTTPError(RequestException):
    """The status says that the request failed."""


class ConnectionError(RequestException):
    """There is no connection, or it broke."""


class SSLError(ConnectionError):
    """Something is wrong with TLS."""


class ProxyError(ConnectionError):
    """Something is wrong with a proxy."""


class Timeout(RequestException):
    """The request took too long."""


class ConnectTimeout(ConnectionError, Timeout):
    """Connecting took too long."""


class ReadTimeout(Timeout):
    """The server sent nothing for too long."""


class URLRequired(RequestException):
    """There is no URL."""


class TooManyRedirects(RequestException):
    """One redirect followed another too often."""


class MissingSchema(RequestException, ValueError):
    """The URL has no http:// in front."""


class InvalidSchema(RequestException, ValueError):
    """The URL has another scheme than http."""


class InvalidURL(RequestException, ValueError):
    """No URL."""


class InvalidHeader(RequestException, ValueError):
    """No header."""


class ChunkedEncodingError(RequestException):
    """Not all of the body arrived."""


class ContentDecodingError(RequestException):
    """The body cannot be decoded."""


class StreamConsumedError(RequestException, TypeError):
    """The body was read already."""


class RetryError(RequestException):
    """Too many attempts failed."""
