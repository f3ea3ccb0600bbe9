import asyncio


async def source():
    try:
        while True:
            await asyncio.sleep(1)
            yield "item"
    except asyncio.CancelledError:
        print("source cancelled")
        raise
    finally:
        print("source closed")


async def consume():
    async for x in source():
        print(x)


async def main():
    t = asyncio.create_task(consume())
    await asyncio.sleep(2.5)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
