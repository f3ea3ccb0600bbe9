import asyncio


async def ok(delay):
    await asyncio.sleep(delay)
    print("ok", delay)
    return delay


async def bad(delay):
    await asyncio.sleep(delay)
    raise ValueError(delay)


async def main():
    try:
        await asyncio.gather(ok(0.3), bad(0.1), bad(0.2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(0.5)


asyncio.run(main())
