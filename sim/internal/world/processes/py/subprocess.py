"""Child processes for programs without an event loop: they block the thread."""

import _child
import io
import os

__all__ = ['Popen', 'PIPE', 'STDOUT', 'DEVNULL', 'run', 'call', 'check_call', 'check_output', 'getoutput',
           'getstatusoutput', 'SubprocessError', 'CalledProcessError', 'TimeoutExpired', 'CompletedProcess', 'list2cmdline']

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    """Something about a child process."""


class CalledProcessError(SubprocessError):
    """A child process ended with a status other than 0."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode is not None and self.returncode < 0:
            from signal import Signals
            try:
                return f"Command '{self.cmd}' died with {Signals(-self.returncode)!r}."
            except ValueError:
                return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output


class TimeoutExpired(SubprocessError):
    """A child process did not end in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output


class CompletedProcess:
    """A child process that has ended."""

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f'args={self.args!r}', f'returncode={self.returncode!r}']
        if self.stdout is not None:
            parts.append(f'stdout={self.stdout!r}')
        if self.stderr is not None:
            parts.append(f'stderr={self.stderr!r}')
        return f'{type(self).__name__}({", ".join(parts)})'

    def check_returncode(self):
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def list2cmdline(seq):
    return ' '.join(f'"{word}"' if ' ' in word or not word else word for word in map(os.fsdecode, seq))


def _spawn(args, shell, stdin, stdout, stderr, cwd, env):
    """Start a process; the streams are None, PIPE, STDOUT or DEVNULL."""
    if shell:
        words = ['sh', '-c', args if isinstance(args, str) else args[0]]
    elif isinstance(args, (str, bytes)) or hasattr(args, '__fspath__'):
        words = [os.fsdecode(args)]
    else:
        words = [os.fsdecode(word) for word in args]
    modes = []
    for stream in stdin, stdout, stderr:
        if stream is not None and stream not in (PIPE, STDOUT, DEVNULL):
            raise NotImplementedError('a stream of a child process must be None, PIPE, STDOUT or DEVNULL: '
                                      'files are not simulated here')
        modes.append(0 if stream is None else stream)
    if stdin == STDOUT:
        raise ValueError('STDOUT can only be used for stderr')
    variables = os.environ if env is None else env
    return _child.spawn(words, *modes, None if cwd is None else os.fspath(cwd),
                        [(str(name), str(value)) for name, value in variables.items()])


class _Stream(io.RawIOBase):
    """A pipe to or from a child, as bytes."""

    def __init__(self, child, number):
        self._child = child
        self._number = number
        self._ahead = b''
        self.closed = False

    def readable(self):
        return self._number != 0

    def writable(self):
        return self._number == 0

    def _check(self, reading):
        if self.closed:
            raise ValueError(f'{"read of" if reading else "write to"} closed file')
        if reading == (self._number == 0):
            raise io.UnsupportedOperation('read' if reading else 'write')

    def read(self, size=-1, /):
        self._check(True)
        while size is None or size < 0 or len(self._ahead) < size:
            some = _child.read(self._child, self._number, -1)
            if not some:
                break
            self._ahead += some
        return self._take(len(self._ahead) if size is None or size < 0 else size)

    def readline(self, size=-1, /):
        self._check(True)
        while b'\n' not in self._ahead:
            some = _child.read(self._child, self._number, -1)
            if not some:
                return self._take(len(self._ahead))
            self._ahead += some
        return self._take(self._ahead.index(b'\n') + 1)

    def _take(self, count):
        data, self._ahead = self._ahead[:count], self._ahead[count:]
        return data

    def write(self, data, /):
        self._check(False)
        _child.write(self._child, data)
        return len(data)

    def close(self):
        if not self.closed:
            self.closed = True
            _child.close(self._child, self._number)


class _Text:
    """A pipe as text."""

    def __init__(self, stream, encoding, errors):
        self.buffer = stream
        self.encoding = encoding or 'UTF-8'
        self.errors = errors or 'strict'

    closed = property(lambda self: self.buffer.closed)

    def read(self, size=-1, /):
        return self._text(self.buffer.read(size))

    def readline(self, size=-1, /):
        return self._text(self.buffer.readline(size))

    def readlines(self):
        return list(self)

    def _text(self, data):
        return data.decode(self.encoding, self.errors).replace('\r\n', '\n')

    def write(self, text, /):
        self.buffer.write(text.encode(self.encoding, self.errors))
        return len(text)

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def flush(self):
        """Everything has been passed on already."""

    def close(self):
        self.buffer.close()

    def __iter__(self):
        return iter(self.readline, '')

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()


class Popen:
    """A child process."""

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None,
                 group=None, extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1,
                 process_group=None):
        self.args = args
        self._child = _spawn(args, shell, stdin, stdout, stderr, cwd, env)
        self.pid = self._child.pid
        self.returncode = None
        self.text_mode = bool(text or universal_newlines or encoding or errors)

        def stream(number, mode):
            if mode != PIPE:
                return None
            raw = _Stream(self._child, number)
            return _Text(raw, encoding, errors) if self.text_mode else raw
        self.stdin, self.stdout, self.stderr = stream(0, stdin), stream(1, stdout), stream(2, stderr)

    def __repr__(self):
        text = list2cmdline(self.args) if isinstance(self.args, (list, tuple)) else self.args
        shown = repr(self.args) if len(text) <= 80 else repr(self.args)[:76] + '...'
        return f'<Popen: returncode: {self.returncode} args: {shown}>'

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        for stream in self.stdout, self.stderr, self.stdin:
            if stream is not None:
                stream.close()
        self.wait()

    def poll(self):
        self.returncode = self._child.returncode
        return self.returncode

    def wait(self, timeout=None):
        if not _child.wait(self._child, timeout):
            raise TimeoutExpired(self.args, timeout)
        return self.poll()

    def communicate(self, input=None, timeout=None):
        if self.stdin is not None:
            if input:
                try:
                    self.stdin.write(input)
                except BrokenPipeError:
                    pass
            self.stdin.close()
        if timeout is not None and not _child.wait(self._child, timeout):
            raise TimeoutExpired(self.args, timeout)
        out = self.stdout.read() if self.stdout is not None else None
        err = self.stderr.read() if self.stderr is not None else None
        self.wait()
        return out, err

    def send_signal(self, sig):
        if self.poll() is None:
            os.kill(self.pid, sig)

    def terminate(self):
        self.send_signal(15)

    def kill(self):
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Run a command and wait for it to end."""
    if input is not None:
        if kwargs.get('stdin') is not None:
            raise ValueError('stdin and input arguments may not both be used.')
        kwargs['stdin'] = PIPE
    if capture_output:
        if kwargs.get('stdout') is not None or kwargs.get('stderr') is not None:
            raise ValueError('stdout and stderr arguments may not be used with capture_output.')
        kwargs['stdout'] = kwargs['stderr'] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            out, err = process.communicate(input, timeout=timeout)
        except BaseException:
            process.kill()
            raise
        status = process.poll()
        if check and status:
            raise CalledProcessError(status, process.args, output=out, stderr=err)
    return CompletedProcess(process.args, status, out, err)


def call(*popenargs, timeout=None, **kwargs):
    return run(*popenargs, timeout=timeout, **kwargs).returncode


def check_call(*popenargs, **kwargs):
    run(*popenargs, check=True, **kwargs)
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    done = run(cmd, shell=True, text=True, stdout=PIPE, stderr=STDOUT)
    return done.returncode, done.stdout.removesuffix('\n')


def getoutput(cmd, *, encoding=None, errors=None):
    return getstatusoutput(cmd)[1]
