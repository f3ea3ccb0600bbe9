import asyncio


async def leaf(n):
    for _ in range(n):
        await asyncio.sleep(0)
    print("leaf", n)
    return n


async def main():
    print(await asyncio.gather(asyncio.gather(leaf(3), leaf(1)), asyncio.gather(leaf(2), leaf(2)), leaf(0)))


asyncio.run(main())
