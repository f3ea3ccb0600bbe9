"""Files: open, and the classes of what it gives.

A file of text is a TextIOWrapper above a buffer above a FileIO, as in CPython.
What is written stays in the buffer until that is flushed, closed or full. What
is read comes from the disk as it is needed, all that there is at once.
"""

import _filesystem
import io
from os import fspath

__all__ = ['open', 'FileIO', 'BufferedReader', 'BufferedWriter', 'BufferedRandom', 'TextIOWrapper']

_BUFFER_SIZE = 128 * 1024


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    """Open a file and give a stream for it."""
    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    binary = _check_mode(mode)
    if binary:
        for name, value in ('encoding', encoding), ('errors', errors), ('newline', newline):
            if value is not None:
                raise ValueError(f"binary mode doesn't take {'an' if name[0] == 'e' else 'a'} {name} argument")
    elif buffering == 0:
        raise ValueError("can't have unbuffered text I/O")
    raw = FileIO(file, mode.replace('t', '').replace('b', ''))
    if buffering == 0:
        return raw
    if raw._reads and raw._writes:
        buffer = BufferedRandom(raw)
    elif raw._writes:
        buffer = BufferedWriter(raw)
    else:
        buffer = BufferedReader(raw)
    if binary:
        return buffer
    text = TextIOWrapper(buffer, encoding, errors, newline, line_buffering=buffering == 1)
    text.mode = mode
    return text


def _check_mode(mode):
    """Whether a mode is binary."""
    if set(mode) - set('rwxabt+') or len(mode) > len(set(mode)):
        raise ValueError(f"invalid mode: '{mode}'")
    if 't' in mode and 'b' in mode:
        raise ValueError("can't have text and binary mode at once")
    if sum(kind in mode for kind in 'rwxa') != 1:
        raise ValueError('must have exactly one of create/read/write/append mode')
    return 'b' in mode


class _Stream:
    """What all files have in common."""

    closed = False

    def _check_open(self, message='I/O operation on closed file.'):
        if self.closed:
            raise ValueError(message)

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def __del__(self):
        try:
            self.close()
        except Exception:
            pass

    def isatty(self):
        self._check_open()
        return False

    def seekable(self):
        self._check_open()
        return True

    def readlines(self, hint=-1, /):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines, /):
        self._check_open()
        for line in lines:
            self.write(line)


class FileIO(_Stream, io.RawIOBase):
    """A file without a buffer."""

    def __init__(self, file, mode='r', closefd=True, opener=None):
        mode = mode.replace('b', '')
        self._reads = 'r' in mode or '+' in mode
        self._writes = mode != 'r'
        self.mode = _MODES.get(mode, mode) if len(mode) < 3 else mode
        if isinstance(file, int):
            raise NotImplementedError('open() of a file descriptor is not simulated; give a path')
        path = fspath(file)
        self.name = file if isinstance(file, str) else path
        if isinstance(path, bytes):
            path = path.decode('utf-8', 'surrogateescape')
        if '\0' in path:
            raise ValueError('embedded null byte')
        _filesystem.pause('open()', 0)
        self._fd = _filesystem.open(
            path, self._reads, self._writes, 'a' in mode, 'r' not in mode, 'x' in mode, 'w' in mode)
        if 'a' in mode:
            _filesystem.seek(self._fd, 0, 2)

    def __repr__(self):
        if self.closed:
            return '<_io.FileIO [closed]>'
        return f'<_io.FileIO name={self.name!r} mode={self.mode!r} closefd=True>'

    def fileno(self):
        self._check_open()
        return self._fd

    def readable(self):
        self._check_open()
        return self._reads

    def writable(self):
        self._check_open()
        return self._writes

    def read(self, size=-1, /):
        self._check_open()
        if not self._reads:
            raise io.UnsupportedOperation('File not open for reading')
        data = _filesystem.read(self._fd, -1 if size is None else size)
        _filesystem.pause('read()', len(data))
        return data

    def readall(self):
        return self.read()

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        buffer[:len(data)] = data
        return len(data)

    def readline(self, size=-1, /):
        at = self.tell()
        data = self.read(size)
        end = data.find(b'\n') + 1 or len(data)
        self.seek(at + end)
        return data[:end]

    def write(self, data, /):
        self._check_open()
        if not self._writes:
            raise io.UnsupportedOperation('File not open for writing')
        count = _filesystem.write(self._fd, data)
        _filesystem.pause('write()', count)
        return count

    def seek(self, offset, whence=0, /):
        self._check_open()
        return _filesystem.seek(self._fd, offset, whence)

    def tell(self):
        return self.seek(0, 1)

    def truncate(self, size=None, /):
        self._check_open()
        if size is None:
            size = self.tell()
        _filesystem.truncate(self._fd, size)
        return size

    def flush(self):
        self._check_open()

    def close(self):
        if not self.closed and hasattr(self, '_fd'):
            self.closed = True
            _filesystem.pause('close()', 0)
            _filesystem.close(self._fd)


_MODES = {'r': 'rb', 'w': 'wb', 'a': 'ab', 'x': 'xb', 'r+': 'rb+', 'w+': 'rb+', 'a+': 'ab+', 'x+': 'xb+'}


class _Buffer(_Stream, io.BufferedIOBase):
    """A buffer above a FileIO, of what was written and not yet passed on."""

    def __init__(self, raw, buffer_size=_BUFFER_SIZE):
        self.raw = raw
        self._pending = bytearray()
        self._size = buffer_size

    def __repr__(self):
        return f'<_io.{type(self).__name__} name={self.raw.name!r}>'

    @property
    def name(self):
        return self.raw.name

    @property
    def mode(self):
        return self.raw.mode

    def fileno(self):
        return self.raw.fileno()

    def readable(self):
        return self.raw.readable()

    def writable(self):
        return self.raw.writable()

    def flush(self):
        self._check_open('flush of closed file')
        if self._pending:
            data, self._pending = bytes(self._pending), bytearray()
            self.raw.write(data)

    def close(self):
        if not self.closed and hasattr(self, 'raw'):
            try:
                self.flush()
            finally:
                self.closed = True
                self.raw.close()

    def detach(self):
        self.flush()
        raw = self.raw
        self.closed = True
        return raw

    def seek(self, offset, whence=0, /):
        self.flush()
        return self.raw.seek(offset, whence)

    def tell(self):
        self._check_open()
        return self.raw.tell() + len(self._pending)

    def truncate(self, size=None, /):
        self.flush()
        if not self.raw._writes:
            raise io.UnsupportedOperation('truncate')
        return self.raw.truncate(size)


class _Reads:
    """Reading through a buffer."""

    def read(self, size=-1, /):
        if size is not None and size < -1:
            raise ValueError('read length must be non-negative or -1')
        self._check_open('read of closed file')
        self.flush()
        return self.raw.read(size)

    read1 = read

    def peek(self, size=0, /):
        self._check_open('peek of closed file')
        self.flush()
        at = self.raw.tell()
        data = self.raw.read(self._size)
        self.raw.seek(at)
        return data

    def readinto(self, buffer, /):
        self.flush()
        return self.raw.readinto(buffer)

    def readline(self, size=-1, /):
        self._check_open('readline of closed file')
        self.flush()
        return self.raw.readline(-1 if size is None else size)


class _Writes:
    """Writing through a buffer."""

    def write(self, data, /):
        self._check_open('write to closed file')
        if isinstance(data, str):
            raise TypeError("a bytes-like object is required, not 'str'")
        self._pending += data
        if len(self._pending) > self._size:
            self.flush()
        return len(data)


class BufferedReader(_Reads, _Buffer):
    """What open(…, 'rb') gives."""

    def write(self, data, /):
        self._check_open()
        raise io.UnsupportedOperation('write')


class BufferedWriter(_Writes, _Buffer):
    """What open(…, 'wb') gives."""

    def read(self, size=-1, /):
        self._check_open()
        raise io.UnsupportedOperation('read')

    readline = peek = readinto = read1 = read


class BufferedRandom(_Reads, _Writes, _Buffer):
    """What open(…, 'r+b') gives."""


class TextIOWrapper(_Stream, io.TextIOBase):
    """Text above a buffer of bytes.

    What was read and not yet given is kept as the bytes _ahead, which began at
    the place _begin of the file, their text, and how much of that was given.
    """

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        if newline not in (None, '', '\n', '\r', '\r\n'):
            raise ValueError(f'illegal newline value: {newline}')
        self.buffer = buffer
        self.encoding = 'UTF-8' if encoding in (None, 'locale') else encoding
        self.errors = errors if errors is not None else 'strict'
        self.line_buffering = line_buffering
        self.newlines = None
        self._newline = newline
        ''.encode(self.encoding)
        self._forget()

    def __repr__(self):
        mode = f' mode={self.mode!r}' if hasattr(self, 'mode') else ''
        return f'<_io.TextIOWrapper name={self.name!r}{mode} encoding={self.encoding!r}>'

    @property
    def name(self):
        return self.buffer.name

    def fileno(self):
        return self.buffer.fileno()

    def readable(self):
        return self.buffer.readable()

    def writable(self):
        return self.buffer.writable()

    def reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None):
        self.flush()
        if encoding is not None:
            self.encoding = encoding
        if errors is not None:
            self.errors = errors
        if line_buffering is not None:
            self.line_buffering = line_buffering

    # Writing.

    def write(self, text, /):
        self._check_open()
        if not isinstance(text, str):
            raise TypeError(f'write() argument must be str, not {type(text).__name__}')
        if not self.buffer.writable():
            raise io.UnsupportedOperation('not writable')
        if self._text:
            self.seek(self.tell())
        data = text
        if self._newline in ('\r', '\r\n'):
            data = text.replace('\n', self._newline)
        self.buffer.write(data.encode(self.encoding, self.errors))
        if self.line_buffering and '\n' in text:
            self.flush()
        return len(text)

    def flush(self):
        self._check_open()
        self.buffer.flush()

    def close(self):
        if not self.closed and hasattr(self, 'buffer'):
            self.closed = True
            self.buffer.close()

    def detach(self):
        self.flush()
        buffer = self.buffer
        self.closed = True
        return buffer

    def truncate(self, size=None, /):
        if size is None:
            size = self.tell()
        return self.buffer.truncate(size)

    # Reading.

    def _forget(self):
        self._ahead, self._begin, self._text, self._given = b'', 0, '', 0

    def _decode(self, data):
        text = data.decode(self.encoding, self.errors)
        if self._newline is None and '\r' in text:
            text = text.replace('\r\n', '\n').replace('\r', '\n')
        return text

    def _fill(self):
        """Read ahead, if everything was given."""
        self._check_open()
        if not self.buffer.readable():
            raise io.UnsupportedOperation('not readable')
        if self._given < len(self._text):
            return
        self.buffer.flush()
        self._begin = self.buffer.tell()
        self._ahead = self.buffer.read()
        self._text, self._given = self._decode(self._ahead), 0

    def _give(self, end):
        text = self._text[self._given:end]
        self._given += len(text)
        return text

    def read(self, size=-1, /):
        self._fill()
        if size is None or size < 0:
            return self._give(len(self._text))
        return self._give(self._given + size)

    def readline(self, size=-1, /):
        self._fill()
        end = self._line_end()
        if size is not None and size >= 0:
            end = min(end, self._given + size)
        return self._give(end)

    def _line_end(self):
        """Where the line ends that comes next."""
        newlines = ('\r\n', '\n', '\r') if self._newline == '' else (self._newline or '\n',)
        ends = [(at, -len(newline)) for newline in newlines
                if (at := self._text.find(newline, self._given)) >= 0]
        if not ends:
            return len(self._text)
        at, length = min(ends)
        return at - length

    def tell(self):
        self._check_open()
        if not self._text:
            return self.buffer.tell()
        given = self._text[:self._given]
        if b'\r' not in self._ahead:
            return self._begin + len(given.encode(self.encoding, self.errors))
        # Ends of lines were translated: look for the bytes that gave the text.
        low, high = 0, len(self._ahead)
        while low < high:
            middle = (low + high) // 2
            if len(self._decode(self._ahead[:middle])) < len(given):
                low = middle + 1
            else:
                high = middle
        return self._begin + low

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 1:
            if offset:
                raise io.UnsupportedOperation("can't do nonzero cur-relative seeks")
            offset = self.tell()
        elif whence == 2:
            if offset:
                raise io.UnsupportedOperation("can't do nonzero end-relative seeks")
            offset = self.buffer.seek(0, 2)
        elif whence != 0:
            raise ValueError(f'invalid whence ({whence}, should be 0, 1 or 2)')
        elif offset < 0:
            raise ValueError(f'negative seek position {offset}')
        self._forget()
        self.buffer.seek(offset)
        return offset


for _class in FileIO, BufferedReader, BufferedWriter, BufferedRandom, TextIOWrapper:
    _class.__module__ = '_io'
