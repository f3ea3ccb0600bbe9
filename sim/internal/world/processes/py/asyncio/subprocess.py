"""Child processes of an event loop."""

import _child
import os
import subprocess
from asyncio import StreamReader, gather, get_running_loop

__all__ = ('create_subprocess_exec', 'create_subprocess_shell')

PIPE, STDOUT, DEVNULL = subprocess.PIPE, subprocess.STDOUT, subprocess.DEVNULL
_DEFAULT_LIMIT = 2 ** 16


async def create_subprocess_shell(cmd, stdin=None, stdout=None, stderr=None, limit=_DEFAULT_LIMIT, **kwds):
    if not isinstance(cmd, (bytes, str)):
        raise ValueError('cmd must be a string')
    return await _start(os.fsdecode(cmd), True, stdin, stdout, stderr, limit, kwds)


async def create_subprocess_exec(program, *args, stdin=None, stdout=None, stderr=None, limit=_DEFAULT_LIMIT, **kwds):
    return await _start((program, *args), False, stdin, stdout, stderr, limit, kwds)


async def _start(args, shell, stdin, stdout, stderr, limit, options):
    if options.get('text') or options.get('universal_newlines') or options.get('encoding'):
        raise ValueError('text must be False')
    loop = get_running_loop()
    child = subprocess._spawn(args, shell, stdin, stdout, stderr, options.get('cwd'), options.get('env'))
    process = Process(child, loop, stdin == PIPE, stdout == PIPE, stderr == PIPE, limit)
    # The pipes are connected in the loop.
    connected = loop.create_future()
    loop.call_soon(connected.set_result, None)
    await connected
    return process


class _Pipe:
    """What a StreamReader pauses and resumes."""

    def __init__(self, child, number):
        self._child = child
        self._number = number

    def pause_reading(self):
        _child.pause(self._child, self._number, True)

    def resume_reading(self):
        _child.pause(self._child, self._number, False)


def _reader(child, number, loop, limit):
    reader = StreamReader(limit=limit, loop=loop)
    reader.set_transport(_Pipe(child, number))

    def received(data):
        if data:
            reader.feed_data(data)
        else:
            reader.feed_eof()
    _child.receive(child, number, received)
    return reader


class _Writer:
    """The standard input of a child. What the pipe has no room for waits in it;
    drain() waits until there is room again."""

    def __init__(self, child):
        self._child = child
        self._closing = False

    def write(self, data):
        if not self._closing:
            _child.feed(self._child, data)

    def writelines(self, lines):
        self.write(b''.join(lines))

    async def drain(self):
        if not _child.has_room(self._child):
            await _child.room(self._child)
        if _child.broken(self._child):
            raise BrokenPipeError(32, 'Broken pipe')

    def can_write_eof(self):
        return True

    def write_eof(self):
        self.close()

    def close(self):
        if not self._closing:
            self._closing = True
            _child.close(self._child, 0)

    def is_closing(self):
        return self._closing

    async def wait_closed(self):
        """What was written is in the pipe already."""

    def get_extra_info(self, name, default=None):
        return default


class Process:
    """A child process."""

    def __init__(self, child, loop, has_stdin, has_stdout, has_stderr, limit):
        self._child = child
        self._loop = loop
        self._exit = None
        self.pid = child.pid
        self.stdin = _Writer(child) if has_stdin else None
        self.stdout = _reader(child, 1, loop, limit) if has_stdout else None
        self.stderr = _reader(child, 2, loop, limit) if has_stderr else None

    def __repr__(self):
        return f'<Process {self.pid}>'

    @property
    def returncode(self):
        return self._child.returncode

    async def wait(self):
        """Wait for the end and give the exit status."""
        if self._child.returncode is None:
            await _child.exited(self._child)
        return self._child.returncode

    def send_signal(self, signal):
        if self._child.returncode is not None:
            raise ProcessLookupError
        os.kill(self.pid, signal)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)

    async def _feed_stdin(self, input):
        try:
            if input is not None:
                self.stdin.write(input)
            await self.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            # The child may end without having read everything.
            pass
        self.stdin.close()

    async def _noop(self):
        return None

    async def _read_stream(self, stream):
        return await stream.read()

    async def communicate(self, input=None):
        """Write the input, read all that the child writes, and wait for its end."""
        _, out, err = await gather(
            self._noop() if self.stdin is None else self._feed_stdin(input),
            self._noop() if self.stdout is None else self._read_stream(self.stdout),
            self._noop() if self.stderr is None else self._read_stream(self.stderr))
        await self.wait()
        return out, err
