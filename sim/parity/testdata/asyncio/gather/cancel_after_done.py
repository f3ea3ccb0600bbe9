import asyncio


async def main():
    g = asyncio.gather(asyncio.sleep(0, 1))
    await g
    print(g.cancel(), g.done(), g.cancelled(), g.result())


asyncio.run(main())
