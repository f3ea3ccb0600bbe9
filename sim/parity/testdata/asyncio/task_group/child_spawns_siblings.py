import asyncio


async def grow(tg, n):
    print("grow", n)
    if n:
        tg.create_task(grow(tg, n - 1))
        tg.create_task(grow(tg, n - 1))
    await asyncio.sleep(0)
    print("grown", n)


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(grow(tg, 2))
    print("all", asyncio.get_running_loop().time())


asyncio.run(main())
