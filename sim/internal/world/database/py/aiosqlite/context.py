"""What is awaited for a value, or entered for the time that it is needed."""

from collections.abc import Coroutine


class Result(Coroutine):
    __slots__ = ('_coro', '_obj')

    def __init__(self, coro):
        self._coro = coro
        self._obj = None

    def __await__(self):
        return self._coro.__await__()

    def send(self, value):
        return self._coro.send(value)

    def throw(self, *error):
        return self._coro.throw(*error)

    def close(self):
        return self._coro.close()

    async def __aenter__(self):
        self._obj = await self._coro
        return self._obj

    async def __aexit__(self, exc_type, exc, tb):
        await self._obj.close()


def contextmanager(method):
    """Make a coroutine method's result one that async with takes, too."""

    def wrapper(self, *args, **kwargs):
        return Result(method(self, *args, **kwargs))

    wrapper.__name__ = method.__name__
    return wrapper
