import asyncio


async def items(name):
    try:
        while True:
            await asyncio.sleep(1)
            yield name
    finally:
        print(name, "closes")
        await asyncio.sleep(0)


async def work():
    async for outer in items("outer"):
        async for inner in items("inner"):
            print(outer, inner)
            await asyncio.sleep(10)


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(3)
    task.cancel()
    print(await asyncio.gather(task, return_exceptions=True))
    await asyncio.sleep(1)


asyncio.run(main())
