"""Time-outs and limits of clients."""

UNSET = object()


class Timeout:
    """How long the parts of a request may take, in seconds."""

    def __init__(self, timeout=UNSET, *, connect=UNSET, read=UNSET, write=UNSET, pool=UNSET):
        if isinstance(timeout, Timeout):
            connect, read, write, pool = timeout.connect, timeout.read, timeout.write, timeout.pool
        elif isinstance(timeout, tuple):
            connect, read, write, pool = (*timeout, None, None)[:4]
        elif timeout is UNSET and UNSET in (connect, read, write, pool):
            raise ValueError('httpx.Timeout must either include a default, or set all four parameters explicitly.')
        self.connect = timeout if connect is UNSET else connect
        self.read = timeout if read is UNSET else read
        self.write = timeout if write is UNSET else write
        self.pool = timeout if pool is UNSET else pool

    def __eq__(self, other):
        return isinstance(other, Timeout) and vars(self) == vars(other)

    def __repr__(self):
        if len({self.connect, self.read, self.write, self.pool}) == 1:
            return f'Timeout(timeout={self.connect})'
        return f'Timeout(connect={self.connect}, read={self.read}, write={self.write}, pool={self.pool})'


class Limits:
    """How many connections there may be."""

    def __init__(self, *, max_connections=None, max_keepalive_connections=None, keepalive_expiry=5.0):
        self.max_connections = max_connections
        self.max_keepalive_connections = max_keepalive_connections
        self.keepalive_expiry = keepalive_expiry


DEFAULT_TIMEOUT = Timeout(5.0)
DEFAULT_LIMITS = Limits(max_connections=100, max_keepalive_connections=20)
