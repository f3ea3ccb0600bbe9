# 100000 acquisitions
import asyncio


async def user(lock):
    for _ in range(100):
        async with lock:
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(*(user(lock) for _ in range(1000)))


asyncio.run(main())
