import asyncio


async def main():
    ts = [asyncio.create_task(asyncio.sleep(0, n)) for n in range(5)]
    await asyncio.sleep(1)
    print([await c for c in asyncio.as_completed(ts)] == list(range(5)), len(ts))
    print([await c for c in asyncio.as_completed([])])
    async for t in asyncio.as_completed([]):
        print("none")


asyncio.run(main())
