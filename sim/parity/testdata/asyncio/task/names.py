import asyncio


async def f():
    return asyncio.current_task().get_name()


async def main():
    a = asyncio.create_task(f())
    b = asyncio.create_task(f(), name="bee")
    c = asyncio.create_task(f(), name=5)
    d = asyncio.create_task(f())
    c.set_name(6)
    print(a.get_name(), b.get_name(), c.get_name(), d.get_name(), type(c.get_name()))
    b.set_name("late")
    print(await asyncio.gather(a, b, c, d))


asyncio.run(main())
