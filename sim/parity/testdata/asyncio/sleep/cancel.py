import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
