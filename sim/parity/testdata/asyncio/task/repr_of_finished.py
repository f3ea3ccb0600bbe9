import asyncio


async def ok():
    return [1]


async def bad():
    raise ValueError("no")


async def main():
    a, b, c = asyncio.create_task(ok()), asyncio.create_task(bad(), name="b"), asyncio.create_task(ok())
    c.cancel()
    await asyncio.wait([a, b, c])
    for t in (a, b, c):
        print(repr(t).split(" coro=")[0], repr(t).split(">", 1)[1])
    f = asyncio.get_running_loop().create_future()
    print(f)
    f.set_result("r")
    print(f)
    b.exception()


asyncio.run(main())
