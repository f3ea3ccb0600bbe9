import asyncio
import random


async def f(n, d):
    await asyncio.sleep(d)
    print("done", n)
    return n


async def main():
    delays = [random.randint(0, 5) / 10 for _ in range(8)]
    print(await asyncio.gather(*(f(n, d) for n, d in enumerate(delays))))


asyncio.run(main())
