import asyncio


def factory(loop, coro, **kwargs):
    print("making", coro.__qualname__, sorted(kwargs))
    return asyncio.Task(coro, loop=loop, **kwargs)


async def f():
    return 5


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    print(loop.get_task_factory() is factory)
    print(await asyncio.create_task(f()), await asyncio.gather(f(), f()))
    print(await asyncio.create_task(f(), name="n"))
    try:
        loop.set_task_factory("x")
    except TypeError as e:
        print(e)


asyncio.run(main())
