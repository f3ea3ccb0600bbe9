import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(1, "t"))
    await asyncio.sleep(0)
    done, pending = await asyncio.wait([t], timeout=1)
    print(len(done), len(pending))
    u = asyncio.create_task(asyncio.sleep(1, "u"))
    done, pending = await asyncio.wait([u], timeout=1)
    print(len(done), len(pending))


asyncio.run(main())
