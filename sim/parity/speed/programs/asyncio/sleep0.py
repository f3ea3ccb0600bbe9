# 200000 steps
import asyncio


async def worker():
    for _ in range(200):
        await asyncio.sleep(0)


async def main():
    await asyncio.gather(*(worker() for _ in range(1000)))


asyncio.run(main())
