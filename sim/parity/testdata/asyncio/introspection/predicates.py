import asyncio


async def co():
    pass


async def agen():
    yield


def gen():
    yield


class A:
    def __await__(self):
        yield


c, f = co(), gen()
for x in (c, f, agen(), co, A(), 5):
    print(asyncio.iscoroutine(x), asyncio.isfuture(x))
c.close()
