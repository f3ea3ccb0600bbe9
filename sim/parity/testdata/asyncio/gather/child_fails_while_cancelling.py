import asyncio


async def bad():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("cleanup failed")


async def main():
    g = asyncio.gather(bad(), asyncio.sleep(5))
    await asyncio.sleep(0)
    g.cancel()
    try:
        await g
    except (ValueError, asyncio.CancelledError) as e:
        print(repr(e))


asyncio.run(main())
