import asyncio


async def ticker(n):
    try:
        for i in range(n):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print("closing")
        await asyncio.sleep(0)
        print("closed")


async def main():
    async for i in ticker(2):
        print(i)
    g = ticker(5)
    print(await anext(g))
    await g.aclose()
    h = ticker(5)
    print(await h.__anext__())
    print("leaving", [i async for i in ticker(3)])


asyncio.run(main())
