# 10000 timers
import asyncio


async def nap(i):
    await asyncio.sleep(i / 1000)


async def main():
    await asyncio.gather(*(nap(i % 977) for i in range(10000)))


asyncio.run(main())
