import asyncio


async def main():
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(0.5, result=[1]))
    print(await asyncio.gather(asyncio.sleep(0.2, "b"), asyncio.sleep(0.1, "a")))


asyncio.run(main())
