import asyncio
import time


async def main():
    try:
        async with asyncio.timeout(1) as cm:
            time.sleep(3)
            print("blocked until", asyncio.get_running_loop().time())
            await asyncio.sleep(0)
            print("one more step")
            await asyncio.sleep(0)
            print("and another")
    except TimeoutError:
        print("timeout", cm.expired())


asyncio.run(main())
