import asyncio
import time


async def blocker():
    await asyncio.sleep(0.1)
    time.sleep(1)
    print("blocked until", time.perf_counter())


async def ticker():
    for _ in range(5):
        await asyncio.sleep(0.2)
        print("tick", round(time.monotonic(), 3))


async def main():
    await asyncio.gather(blocker(), ticker())


asyncio.run(main())
