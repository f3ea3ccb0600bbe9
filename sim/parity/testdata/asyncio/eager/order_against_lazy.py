import asyncio


async def f(n):
    print("start", n)
    await asyncio.sleep(0)
    print("end", n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    a = asyncio.create_task(f("lazy"))
    b = loop.create_task(f("eager"), eager_start=True)
    c = asyncio.Task(f("direct"), loop=loop, eager_start=True)
    print("created")
    print(await asyncio.gather(a, b, c))


asyncio.run(main())
