"""The exceptions."""

NAMES = {
    1000: 'OK', 1001: 'going away', 1002: 'protocol error', 1003: 'unsupported data', 1005: 'no status received [internal]',
    1006: 'abnormal closure [internal]', 1007: 'invalid frame payload data', 1008: 'policy violation',
    1009: 'message too big', 1011: 'internal error', 1012: 'service restart', 1013: 'try again later',
}


class WebSocketException(Exception):
    """What all errors of the library are."""


class ConnectionClosed(WebSocketException):
    """The WebSocket is closed. rcvd and sent are the close frames."""

    def __init__(self, rcvd, sent, rcvd_then_sent=None):
        self.rcvd, self.sent, self.rcvd_then_sent = rcvd, sent, rcvd_then_sent

    @property
    def code(self):
        return 1006 if self.rcvd is None else self.rcvd.code

    @property
    def reason(self):
        return '' if self.rcvd is None else self.rcvd.reason

    def __str__(self):
        if self.rcvd is None:
            return 'no close frame received or sent' if self.sent is None else f'sent {self.sent}; no close frame received'
        if self.sent is None:
            return f'received {self.rcvd}; no close frame sent'
        if self.rcvd_then_sent:
            return f'received {self.rcvd}; then sent {self.sent}'
        return f'sent {self.sent}; then received {self.rcvd}'


class ConnectionClosedOK(ConnectionClosed):
    """It was closed in good order."""


class ConnectionClosedError(ConnectionClosed):
    """It was closed because of an error, or broke."""


class InvalidURI(WebSocketException):
    """The address is no WebSocket's."""

    def __init__(self, uri, msg):
        self.uri, self.msg = uri, msg

    def __str__(self):
        return f"{self.uri} isn't a valid URI: {self.msg}"


class InvalidHandshake(WebSocketException):
    """The handshake failed."""


class InvalidMessage(InvalidHandshake):
    """What came was no handshake."""


class InvalidStatus(InvalidHandshake):
    """The server refused the WebSocket."""

    def __init__(self, response):
        self.response = response

    def __str__(self):
        return f'server rejected WebSocket connection: HTTP {self.response.status_code:d}'
