"""The exceptions of the client."""

import asyncio


class ClientError(Exception):
    """What all errors of the client are."""


class ClientResponseError(ClientError):
    """The answer is not what was expected."""

    def __init__(self, request_info, history, *, status=None, message='', headers=None):
        self.request_info = request_info
        self.history = history
        self.status = 0 if status is None else status
        self.message = message
        self.headers = headers
        super().__init__(request_info, history)

    def __str__(self):
        return f'{self.status}, message={self.message!r}, url={str(self.request_info.real_url)!r}'

    def __repr__(self):
        text = f'{self.request_info!r}, {self.history!r}'
        if self.status != 0:
            text += f', status={self.status!r}'
        if self.message != '':
            text += f', message={self.message!r}'
        if self.headers is not None:
            text += f', headers={self.headers!r}'
        return f'{type(self).__name__}({text})'


class ContentTypeError(ClientResponseError):
    """The answer is no JSON by its content type."""


class WSServerHandshakeError(ClientResponseError):
    """The server did not take the WebSocket handshake."""


class TooManyRedirects(ClientResponseError):
    """One redirect followed another too often."""


class ClientConnectionError(ClientError):
    """The connection failed."""


class ClientConnectionResetError(ClientConnectionError, ConnectionResetError):
    """The connection was closed while something was to be sent."""


class ClientOSError(ClientConnectionError, OSError):
    """The operating system reported an error."""


class ClientConnectorError(ClientOSError):
    """There is no connection to the host."""

    def __init__(self, connection_key, os_error):
        self._conn_key = connection_key
        self._os_error = os_error
        super().__init__(os_error.errno, os_error.strerror)
        self.args = (connection_key, os_error)

    @property
    def os_error(self):
        return self._os_error

    @property
    def host(self):
        return self._conn_key.host

    @property
    def port(self):
        return self._conn_key.port

    @property
    def ssl(self):
        return self._conn_key.ssl

    def __str__(self):
        ssl = 'default' if self.ssl is True else self.ssl
        return f'Cannot connect to host {self.host}:{self.port} ssl:{ssl} [{self._os_error.strerror}]'


class ClientConnectorDNSError(ClientConnectorError):
    """The host's name is unknown."""


class ServerConnectionError(ClientConnectionError):
    """The server is to blame."""


class ServerDisconnectedError(ServerConnectionError):
    """The server closed the connection instead of answering."""

    def __init__(self, message=None):
        self.message = 'Server disconnected' if message is None else message
        super().__init__(self.message)


class ServerTimeoutError(ServerConnectionError, asyncio.TimeoutError):
    """The server took too long."""


class ConnectionTimeoutError(ServerTimeoutError):
    """Connecting took too long."""


class SocketTimeoutError(ServerTimeoutError):
    """Nothing arrived for too long."""


class ClientPayloadError(ClientError):
    """Not all of the body arrived."""


class InvalidURL(ClientError, ValueError):
    """No URL that can be fetched."""

    def __init__(self, url, description=None):
        self._url = url
        self._description = description
        if description:
            super().__init__(url, description)
        else:
            super().__init__(url)

    @property
    def url(self):
        return self._url

    @property
    def description(self):
        return self._description

    def __str__(self):
        return f'{self._url} - {self._description}' if self._description else str(self._url)

    def __repr__(self):
        return f'<{type(self).__name__} {self}>'


class InvalidUrlClientError(InvalidURL):
    """No URL at all."""


class NonHttpUrlClientError(InvalidURL):
    """A URL of another scheme than http."""


for _error in list(globals().values()):
    if isinstance(_error, type) and issubclass(_error, ClientError):
        _error.__module__ = 'aiohttp.client_exceptions'
