import asyncio
import time


async def blocker():
    print("blocking", asyncio.get_running_loop().time())
    time.sleep(2)
    print("done blocking", asyncio.get_running_loop().time())


async def ticker():
    for _ in range(3):
        await asyncio.sleep(0.5)
        print("tick", asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(ticker(), blocker())


asyncio.run(main())
