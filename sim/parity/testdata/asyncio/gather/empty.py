import asyncio


async def main():
    g = asyncio.gather()
    print(type(g).__name__, g.done())
    print(await g, await asyncio.gather(return_exceptions=True))


asyncio.run(main())
