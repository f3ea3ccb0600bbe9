import asyncio


class A:
    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "A"


async def co():
    return "co"


async def main():
    t = asyncio.create_task(co())
    f = asyncio.get_running_loop().create_future()
    print(asyncio.ensure_future(t) is t, asyncio.ensure_future(f) is f)
    print(await asyncio.ensure_future(co()), await asyncio.ensure_future(A()), await t)
    try:
        asyncio.ensure_future(5)
    except TypeError as e:
        print(e)
    f.cancel()


asyncio.run(main())
