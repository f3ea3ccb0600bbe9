"""What is awaited for a value, or entered for the time that it is needed."""


class Result:
    __slots__ = ('_coro', '_obj')

    def __init__(self, coro):
        self._coro = coro
        self._obj = None

    def __await__(self):
        return self._coro.__await__()

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
