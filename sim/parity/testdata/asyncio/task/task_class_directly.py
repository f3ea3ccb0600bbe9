import asyncio


async def f(n):
    await asyncio.sleep(n)
    return n


async def main():
    t = asyncio.Task(f(1), name="direct")
    u = asyncio.Task(f(0.5), loop=asyncio.get_running_loop())
    print(await asyncio.gather(t, u), t.get_name(), u.get_name())


asyncio.run(main())
