"""Pipes."""

import threading
from collections import deque

from multiprocessing import _messages

# All connections tell of what happens to them here: there are few, and whoever
# waits looks again.
_changed = threading.Condition()


class _End:
    """One end of a pipe: what has arrived there, and how often it is open."""

    def __init__(self):
        self.arrived = deque()
        self.opened = 0

    def closed(self):
        return self.opened == 0


class Connection:
    """An end of a pipe, as one process has it."""

    def __init__(self, near, far, readable=True, writable=True):
        self._near, self._far = near, far
        self._readable, self._writable = readable, writable
        self._open = True
        near.opened += 1

    def __deepcopy__(self, memo):
        """Another process has the same end by a handle of its own."""
        self._check_open()
        own = Connection(self._near, self._far, self._readable, self._writable)
        process = _messages.starting()
        if process is not None:
            process._luggage.append(own)
        return own

    def _check_open(self):
        if not self._open:
            raise OSError('handle is closed')

    def _check_readable(self):
        self._check_open()
        if not self._readable:
            raise OSError('connection is write-only')

    def send(self, obj):
        self._send(_messages.message(obj))

    def send_bytes(self, buffer, offset=0, size=None):
        data = bytes(buffer)[offset:]
        self._send(data if size is None else data[:size])

    def _send(self, item):
        self._check_open()
        if not self._writable:
            raise OSError('connection is read-only')
        if self._far.closed():
            raise BrokenPipeError(32, 'Broken pipe')
        self._far.arrived.append(item)
        with _changed:
            _changed.notify_all()

    def recv(self):
        self._check_readable()
        with _changed:
            _changed.wait_for(self._ready)
        if not self._near.arrived:
            raise EOFError
        return self._near.arrived.popleft()

    def recv_bytes(self, maxlength=None):
        data = self.recv()
        if not isinstance(data, bytes):
            raise NotImplementedError('recv_bytes() of what send() has sent is not simulated; use recv()')
        if maxlength is not None and len(data) > maxlength:
            raise OSError('bad message length')
        return data

    def poll(self, timeout=0.0):
        self._check_readable()
        with _changed:
            return _changed.wait_for(self._ready, timeout)

    def _ready(self):
        return bool(self._near.arrived) or self._far.closed()

    def close(self):
        if self._open:
            self._open = False
            self._near.opened -= 1
            with _changed:
                _changed.notify_all()

    @property
    def closed(self):
        return not self._open

    @property
    def readable(self):
        return self._readable

    @property
    def writable(self):
        return self._writable

    def fileno(self):
        raise NotImplementedError('Connection.fileno is not simulated')

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


def Pipe(duplex=True):
    """Two connections; the first only receives and the second only sends unless
    both do."""
    first, second = _End(), _End()
    return Connection(first, second, writable=duplex), Connection(second, first, readable=duplex)


def wait(object_list, timeout=None):
    """Those of some connections that have something to receive, once one has."""
    connections = list(object_list)
    for connection in connections:
        if not isinstance(connection, Connection):
            raise NotImplementedError('multiprocessing.connection.wait() is simulated for connections only')

    def ready():
        return [connection for connection in connections if connection._ready()]

    with _changed:
        return _changed.wait_for(ready, timeout)
