import asyncio


async def slow():
    while True:
        await asyncio.sleep(1)
        yield 1


async def main():
    g = slow()
    a, b = asyncio.create_task(anext(g)) if False else asyncio.ensure_future(g.__anext__()), asyncio.ensure_future(g.__anext__())
    print([repr(x) for x in await asyncio.gather(a, b, return_exceptions=True)])
    await g.aclose()


asyncio.run(main())
