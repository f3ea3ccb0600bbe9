"""Simulated aiofiles: files whose operations wait for the disk instead of
blocking the loop.

Simulated: open (awaited, or with async with) in all modes, and what it gives;
aiofiles.os; aiofiles.tempfile.TemporaryDirectory and NamedTemporaryFile.
"""

import io

from aiofiles._wait import disk

__all__ = ['open', 'os', 'tempfile']


def open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None, *,
         loop=None, executor=None):
    return _Opening(io.open, file, mode, buffering, encoding, errors, newline)


class _Opening:
    """What open gives: to be awaited, or entered."""

    def __init__(self, open, *args):
        self._open = open
        self._args = args
        self._file = None

    def __await__(self):
        return self._start().__await__()

    async def _start(self):
        await disk('open()')
        self._file = AsyncFile(self._open(*self._args))
        return self._file

    async def __aenter__(self):
        return await self._start()

    async def __aexit__(self, *exc):
        await self._file.close()


def _waiting(name):
    """A method that does what the file's own does once the disk has answered."""
    async def method(self, *args):
        size = len(args[0]) if name == 'write' else 0
        await disk(name + '()', size)
        return getattr(self._file, name)(*args)
    method.__name__ = name
    method.__qualname__ = 'AsyncFile.' + name
    return method


def _at_once(name):
    def get(self):
        return getattr(self._file, name)
    return property(get)


class AsyncFile:
    """An open file. Its name in aiofiles depends on the mode."""

    def __init__(self, file):
        self._file = file

    for _name in ('close', 'flush', 'read', 'read1', 'readall', 'readinto', 'readline', 'readlines', 'seek',
                  'seekable', 'tell', 'truncate', 'writable', 'write', 'writelines', 'readable', 'isatty', 'peek'):
        locals()[_name] = _waiting(_name)
    for _name in ('closed', 'encoding', 'errors', 'line_buffering', 'mode', 'name', 'newlines', 'buffer', 'fileno',
                  'detach', 'raw'):
        locals()[_name] = _at_once(_name)
    del _name

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if not line:
            raise StopAsyncIteration
        return line

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        await self.close()


def __getattr__(name):
    if name in ('os', 'tempfile'):
        import importlib
        return importlib.import_module('aiofiles.' + name)
    raise AttributeError(f'aiofiles.{name} is not simulated')
