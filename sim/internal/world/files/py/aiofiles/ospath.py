"""Functions of os.path that wait for the disk."""

import os.path
from aiofiles._wait import disk

__all__ = ['abspath', 'exists', 'getsize', 'getmtime', 'getatime', 'getctime', 'isdir', 'isfile', 'islink', 'ismount',
           'samefile']


def _wrap(function):
    async def run(*args):
        await disk(function.__name__ + '()')
        return function(*args)
    run.__name__ = run.__qualname__ = function.__name__
    return run


for _name in __all__:
    globals()[_name] = _wrap(getattr(os.path, _name))
del _name
