import asyncio


async def f():
    await asyncio.sleep(1)
    return "in time"


async def main():
    print(await asyncio.wait_for(f(), 2), await asyncio.wait_for(f(), None), asyncio.get_running_loop().time())


asyncio.run(main())
