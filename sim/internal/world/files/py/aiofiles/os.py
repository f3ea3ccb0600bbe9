"""Functions of os that wait for the disk."""

import os
from aiofiles import ospath as path
from aiofiles._wait import disk

__all__ = ['path', 'access', 'getcwd', 'listdir', 'makedirs', 'mkdir', 'remove', 'removedirs', 'rename', 'renames',
           'replace', 'rmdir', 'scandir', 'stat', 'unlink', 'wrap']


def wrap(function):
    """A coroutine function that does the same once the disk has answered."""
    async def run(*args, loop=None, executor=None, **kwargs):
        await disk(function.__name__ + '()')
        return function(*args, **kwargs)
    run.__name__ = run.__qualname__ = function.__name__
    return run


for _name in __all__[1:-1]:
    globals()[_name] = wrap(getattr(os, _name))
del _name


def __getattr__(name):
    raise AttributeError(f'aiofiles.os.{name} is not simulated')
