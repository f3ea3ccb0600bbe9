import asyncio


async def work(name, n):
    await asyncio.sleep(n)
    print(name)
    return n


async def main():
    async with asyncio.TaskGroup() as tg:
        a = tg.create_task(work("a", 2))
        b = tg.create_task(work("b", 1), name="bee")
        async with asyncio.TaskGroup() as inner:
            inner.create_task(work("inner", 0.5))
        print("inner done")
    print(a.result(), b.result(), b.get_name())


asyncio.run(main())
