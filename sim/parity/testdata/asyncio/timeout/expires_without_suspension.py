import asyncio
import time


async def main():
    async with asyncio.timeout(1) as cm:
        time.sleep(3)
    print("left in peace", cm.expired())
    await asyncio.sleep(1)
    print("and stays so")


asyncio.run(main())
