import asyncio


async def f(n):
    await asyncio.sleep(n)
    print("f", n)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        ts = [tg.create_task(f(n), name=f"n{n}") for n in (2, 1)]
        print("body over")
    print([t.result() for t in ts], [t.get_name() for t in ts])


asyncio.run(main())
