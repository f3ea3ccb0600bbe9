"""Streams in memory, and the classes that all streams belong to."""

import abc
from _io import BytesIO, StringIO, TextIOWrapper as _StandardStream, UnsupportedOperation

__all__ = ['BlockingIOError', 'open', 'IOBase', 'RawIOBase', 'BytesIO', 'StringIO', 'BufferedIOBase', 'TextIOBase',
           'TextIOWrapper', 'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE']

from builtins import BlockingIOError, open

DEFAULT_BUFFER_SIZE = 131072
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(metaclass=abc.ABCMeta):
    """What all streams are."""

    def close(self):
        pass

    def flush(self):
        pass

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def isatty(self):
        return False

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    """What streams of bytes without a buffer are."""


class BufferedIOBase(IOBase):
    """Base class for buffered binary I/O."""


class TextIOBase(IOBase):
    """What streams of text are."""


BufferedIOBase.register(BytesIO)
TextIOBase.register(StringIO)
TextIOBase.register(_StandardStream)

try:
    from _files import BufferedRandom, BufferedReader, BufferedWriter, FileIO, TextIOWrapper, open
except ImportError:
    # A machine without a disk: tests of the standard library alone.
    TextIOWrapper = _StandardStream
else:
    TextIOWrapper.register(_StandardStream)


def text_encoding(encoding, stacklevel=2, /):
    return 'locale' if encoding is None else encoding


def open_code(path):
    return open(path, 'rb')
