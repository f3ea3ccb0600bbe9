import asyncio


async def numbers():
    try:
        for n in range(10):
            await asyncio.sleep(1)
            yield n
    finally:
        await asyncio.sleep(1)
        print("closed", asyncio.get_running_loop().time())


async def main():
    g = numbers()
    async for n in g:
        if n == 2:
            break
    print("left the loop")
    await g.aclose()
    await g.aclose()
    try:
        await anext(g)
    except StopAsyncIteration:
        print("exhausted")


asyncio.run(main())
