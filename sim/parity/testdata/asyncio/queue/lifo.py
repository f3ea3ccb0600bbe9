import asyncio


async def main():
    q = asyncio.LifoQueue(3)
    for n in range(3):
        await q.put(n)
    print(q.full(), [await q.get() for _ in range(3)], isinstance(q, asyncio.Queue))


asyncio.run(main())
