import asyncio
import sys


async def handling(n):
    try:
        raise ValueError(n)
    except ValueError:
        await asyncio.sleep(0)
        print(n, repr(sys.exception()))
        await asyncio.sleep(0)
    print(n, sys.exception())


async def main():
    await asyncio.gather(*(handling(n) for n in range(2)))


asyncio.run(main())
