"""Protocols: what a transport tells of its connection, to be overridden."""

__all__ = ('BaseProtocol', 'Protocol', 'BufferedProtocol', 'DatagramProtocol', 'SubprocessProtocol')


class BaseProtocol:
    """What every protocol is told."""

    __slots__ = ()

    def connection_made(self, transport):
        """The connection stands; transport is the way to write to it."""

    def connection_lost(self, exc):
        """It is over: exc is None after a close or the other end's EOF."""

    def pause_writing(self):
        """The transport's buffer went over its high-water mark."""

    def resume_writing(self):
        """It has drained below the low-water mark."""


class Protocol(BaseProtocol):
    """A stream of bytes."""

    __slots__ = ()

    def data_received(self, data):
        """Some bytes have arrived, of no particular number."""

    def eof_received(self):
        """No more will arrive. True keeps the connection open for writing."""


class BufferedProtocol(BaseProtocol):
    """A stream of bytes that arrive in a buffer of the protocol's own."""

    __slots__ = ()

    def get_buffer(self, sizehint):
        """Give the buffer for the next bytes."""

    def buffer_updated(self, nbytes):
        """So many bytes have been put into it."""

    def eof_received(self):
        """No more will arrive."""


class DatagramProtocol(BaseProtocol):
    """Messages."""

    __slots__ = ()

    def datagram_received(self, data, addr):
        """A message has arrived."""

    def error_received(self, exc):
        """Sending or receiving failed."""


class SubprocessProtocol(BaseProtocol):
    """The pipes of a child process."""

    __slots__ = ()

    def pipe_data_received(self, fd, data):
        """The child has written to its pipe fd."""

    def pipe_connection_lost(self, fd, exc):
        """A pipe was closed."""

    def process_exited(self):
        """The child has ended."""
