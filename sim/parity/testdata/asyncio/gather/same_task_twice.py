import asyncio


async def work():
    await asyncio.sleep(0)
    return object


async def main():
    t = asyncio.create_task(work())
    a, b = await asyncio.gather(t, t)
    print(a is b)
    c = work()
    a, b = await asyncio.gather(c, c)
    print(a is b)


asyncio.run(main())
