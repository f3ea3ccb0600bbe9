"""Temporary files and folders that wait for the disk."""

import tempfile
from aiofiles import _Opening
from aiofiles._wait import disk

__all__ = ['NamedTemporaryFile', 'TemporaryFile', 'TemporaryDirectory']


def NamedTemporaryFile(*args, **kwargs):
    return _Opening(lambda: tempfile.NamedTemporaryFile(*args, **kwargs))


def TemporaryFile(*args, **kwargs):
    return _Opening(lambda: tempfile.TemporaryFile(*args, **kwargs))


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, loop=None, executor=None):
        self._args = suffix, prefix, dir

    async def __aenter__(self):
        await disk('mkdtemp()')
        self._folder = tempfile.TemporaryDirectory(*self._args)
        return self._folder.name

    async def __aexit__(self, *exc):
        await disk('rmtree()')
        self._folder.cleanup()
