"""The loop's sockets: its transport, its servers, and how they come about.

The functions at the end are the loop's methods of the same names. A class
around a coroutine is there for its qualified name, by which tasks are known.
"""

import _sockets
from asyncio import CancelledError, gather, sleep
from asyncio.protocols import BufferedProtocol
from asyncio.transports import Transport, _FlowControl


class _SelectorTransport(_FlowControl, Transport):
    """What the loop's transports share with CPython's in name."""


class _SelectorSocketTransport(_SelectorTransport):
    """A connection. The underscored methods are called by the socket, in a
    handle of the loop's, when something happens."""

    __slots__ = ()

    def __init__(self, loop, sock, protocol, waiter=None, server=None):
        super().__init__({
            'socket': sock,
            'sockname': sock.getsockname(),
            'peername': sock.getpeername(),
        })
        self._loop = loop
        self._sock = sock
        self._server = server
        self._closing = False
        self._eof = False  # written
        self._read_all = False
        self._paused = False
        self._lost = False
        self._broken_by = None
        self.set_protocol(protocol)
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._add_reader)
        if waiter is not None:
            loop.call_soon(_set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        if self._lost:
            state = ['closed']
        else:
            state = ['closing'] if self._closing else []
            state.append(f'fd={self._sock.fileno()}')
            state.append('read=idle' if self._paused or self._closing else 'read=polling')
            size = self.get_write_buffer_size()
            state.append(f'write=<{"polling" if size else "idle"}, bufsize={size}>')
        return f'<{type(self).__name__} {" ".join(state)}>'

    def _add_reader(self):
        if not self._closing:
            self._sock.start(self)

    # What the program does.

    def set_protocol(self, protocol):
        self._protocol = protocol
        self._buffered = isinstance(protocol, BufferedProtocol)

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True
            self._sock.pause()

    def resume_reading(self):
        if self._paused and not self._closing:
            self._paused = False
            self._sock.resume()

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data or self._lost or self._broken_by is not None:
            return
        try:
            self._sock.write(data)
        except OSError as exc:
            self._broken(exc)
            return
        self._check_high_water()

    def get_write_buffer_size(self):
        return 0 if self._lost else self._sock.buffered()

    def can_write_eof(self):
        return True

    def write_eof(self):
        if not self._closing and not self._eof:
            self._eof = True
            self._sock.close_write()

    def close(self):
        if self._closing:
            return
        self._closing = True
        self._sock.pause()
        if not self.get_write_buffer_size():
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, exc):
        if self._broken_by is not None or self._lost:
            return
        self._broken_by = exc or True
        self._closing = True
        self._sock.abort()
        self._loop.call_soon(self._call_connection_lost, exc)

    def _call_connection_lost(self, exc):
        if self._lost:
            return
        try:
            self._protocol.connection_lost(exc)
        finally:
            self._lost = True
            self._sock.close()
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)

    # What happens to the socket.

    def _read_ready(self, data):
        if self._closing:
            return
        try:
            if self._buffered:
                self._fill(data)
            else:
                self._protocol.data_received(data)
        except Exception as exc:
            self._fatal_error(exc, 'Fatal error: protocol.data_received() call failed.')

    def _fill(self, data):
        """Give the bytes to a BufferedProtocol."""
        while data and not self._closing:
            buffer = self._protocol.get_buffer(-1)
            if not len(buffer):
                raise RuntimeError('get_buffer() returned an empty buffer')
            count = min(len(buffer), len(data))
            buffer[:count] = data[:count]
            self._protocol.buffer_updated(count)
            data = data[count:]

    def _at_eof(self, _):
        if self._closing:
            return
        self._read_all = True
        try:
            keep_open = self._protocol.eof_received()
        except Exception as exc:
            self._fatal_error(exc, 'Fatal error: protocol.eof_received() call failed.')
            return
        if not keep_open:
            self.close()

    def _write_ready(self, _):
        self._check_low_water()
        if self._closing and not self._broken_by and not self.get_write_buffer_size():
            self._call_connection_lost(None)

    def _broken(self, exc):
        # A transport that has read all, or that closes, looks at its socket
        # only while it has something to send.
        if not (self._closing or self._read_all) or self.get_write_buffer_size():
            self._force_close(exc)

    def _fatal_error(self, exc, message):
        self._loop.call_exception_handler({
            'message': message,
            'exception': exc,
            'transport': self,
            'protocol': self._protocol,
        })
        self._force_close(exc)


def _set_result_unless_cancelled(future, result):
    if not future.cancelled():
        future.set_result(result)


class AbstractServer:
    """What loop.create_server gives."""


class Server(AbstractServer):
    """Sockets that listen, and the connections that came of them."""

    def __init__(self, loop, addresses, protocol_factory, backlog=100):
        self._loop = loop
        self._addresses = addresses
        self._factory = protocol_factory
        self._listening = []
        self._transports = []
        self._waiters = []
        self._serving = False
        self._serving_forever = None
        for host, port in addresses:
            self._listening.append(_sockets.listen(loop, host, port, self._accept))

    def __repr__(self):
        return f'<{type(self).__name__} sockets={self.sockets!r}>'

    @property
    def sockets(self):
        return tuple(self._listening or ())

    def _accept(self, sock):
        """A connection has come in: a task of its own makes its transport."""
        if not self._serving:
            sock.abort()
            return
        coro = BaseSelectorEventLoop._accept_connection2(self._loop, self._factory, sock, self)
        self._loop.create_task(coro)

    def _attach(self, transport):
        self._transports.append(transport)

    def _detach(self, transport):
        self._transports.remove(transport)
        if not self._transports and self._listening is None:
            self._wake_up()

    def _wake_up(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters or ():
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        self._serving = True

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    async def start_serving(self):
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._listening is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever = _sockets.waiting('serve_forever()')
        try:
            await self._serving_forever
        except CancelledError:
            try:
                self.close()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever = None

    def close(self):
        listening, self._listening = self._listening, None
        if listening is None:
            return
        for sock in listening:
            sock.close()
        self._serving = False
        forever, self._serving_forever = self._serving_forever, None
        if forever is not None and not forever.done():
            forever.cancel()
        if not self._transports:
            self._wake_up()

    def close_clients(self):
        for transport in self._transports.copy():
            transport.close()

    def abort_clients(self):
        for transport in self._transports.copy():
            transport.abort()

    async def wait_closed(self):
        if self._waiters is None:
            return
        waiter = self._loop.create_future()
        self._waiters.append(waiter)
        await waiter

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


AbstractServer.__module__ = 'asyncio.events'
Server.__module__ = 'asyncio.base_events'


class BaseSelectorEventLoop:
    async def _accept_connection2(self, protocol_factory, sock, server):
        protocol = transport = None
        try:
            protocol = protocol_factory()
            waiter = self.create_future()
            transport = _SelectorSocketTransport(self, sock, protocol, waiter, server)
            try:
                await waiter
            except BaseException:
                transport.close()
                raise
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as exc:
            context = {
                'message': 'Error on transport creation for incoming connection',
                'exception': exc,
            }
            if protocol is not None:
                context['protocol'] = protocol
            if transport is not None:
                context['transport'] = transport
            self.call_exception_handler(context)


class BaseEventLoop:
    async def _create_server_getaddrinfo(self, host, port):
        return (await _resolve(self, host), port)


async def _resolve(loop, host):
    """The address of a host. A name is looked up outside, as a thread would."""
    if _is_address(host):
        return host
    return await _sockets.lookup(host)


def _is_address(host):
    return ':' in host or host.replace('.', '').isdigit()


def _refuse(options, allowed):
    """Say which of the options is not simulated."""
    for name, value in options.items():
        if name not in allowed:
            raise TypeError(f"got an unexpected keyword argument '{name}'")
        if value not in (None, 0, False) and name in ('sock', 'local_addr', 'keep_alive'):
            raise NotImplementedError(f'{name}= is not simulated')


_CONNECTION_OPTIONS = (
    'family', 'proto', 'flags', 'sock', 'local_addr', 'server_hostname', 'ssl_handshake_timeout',
    'ssl_shutdown_timeout', 'happy_eyeballs_delay', 'interleave', 'all_errors',
)
_SERVER_OPTIONS = (
    'family', 'flags', 'sock', 'backlog', 'reuse_address', 'reuse_port', 'keep_alive',
    'ssl_handshake_timeout', 'ssl_shutdown_timeout',
)


async def create_connection(loop, protocol_factory, host=None, port=None, *, ssl=None, **options):
    _refuse(options, _CONNECTION_OPTIONS)
    if host is None and port is None:
        raise ValueError('host and port was not specified and no sock specified')
    host = host or 'localhost'
    await _resolve(loop, host)
    sock = await _sockets.connect(host, port)
    protocol = protocol_factory()
    waiter = loop.create_future()
    transport = _SelectorSocketTransport(loop, sock, protocol, waiter)
    try:
        await waiter
    except BaseException:
        transport.close()
        raise
    return transport, protocol


async def create_server(loop, protocol_factory, host=None, port=None, *, ssl=None, start_serving=True, **options):
    _refuse(options, _SERVER_OPTIONS)
    if ssl is not None:
        raise NotImplementedError('ssl= is not simulated for servers')
    if host is None and port is None:
        raise ValueError('Neither host/port nor sock were specified')
    if host == '' or host is None:
        hosts = ['0.0.0.0']
    elif isinstance(host, str):
        hosts = [host]
    else:
        hosts = list(host)
    lookups = [BaseEventLoop._create_server_getaddrinfo(loop, host, port or 0) for host in hosts]
    addresses = dict.fromkeys(await gather(*lookups))
    server = Server(loop, list(addresses), protocol_factory)
    if start_serving:
        server._start_serving()
        await sleep(0)
    return server


async def getaddrinfo(loop, host, port, *, family=0, type=0, proto=0, flags=0):
    address = await _resolve(loop, host)
    return [(2, 1, 6, '', (_sockets.resolve(address), port))]
