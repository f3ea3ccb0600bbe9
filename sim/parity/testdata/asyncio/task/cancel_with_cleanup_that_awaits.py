import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        print("clean", asyncio.get_running_loop().time())


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
