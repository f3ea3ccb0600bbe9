import asyncio


async def agen(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            got = yield i
            if got:
                print("got", got)
    finally:
        print("agen closed")


class AIter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        if self.n > 3:
            raise StopAsyncIteration
        return self.n


class ACtx:
    async def __aenter__(self):
        print("aenter")
        return self

    async def __aexit__(self, *exc):
        print("aexit", exc[0])
        return True


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in agen(3)], {x async for x in AIter() if x > 1}, {x: y async for x in AIter() for y in "a"})
    print([await double(x) for x in range(3)], [x for x in await asyncio.gather(double(1), double(2))])
    g = (x * 10 async for x in agen(2))
    print(await anext(g), [x async for x in g], await anext(g, "default"))
    async with ACtx() as c, ACtx():
        print(type(c).__name__)
        raise ValueError
    g = agen(5)
    print(await g.asend(None), await g.asend("hello"))
    try:
        await g.athrow(KeyError("k"))
    except KeyError as e:
        print("athrow", e)
    async for x in AIter():
        if x == 2:
            break
    else:
        print("no")
    async for x in agen(1):
        pass
    else:
        print("else")
    print(await (lambda: double(21))())


asyncio.run(main())
