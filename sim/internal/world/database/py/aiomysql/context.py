"""What is awaited for an object, or entered for as long as it is needed."""


class Awaited:
    def __init__(self, coro, leave):
        self._coro, self._leave = coro, leave
        self._object = None

    def __await__(self):
        return self._coro.__await__()

    async def __aenter__(self):
        self._object = await self._coro
        return self._object

    async def __aexit__(self, *exc):
        await self._leave(self._object)
