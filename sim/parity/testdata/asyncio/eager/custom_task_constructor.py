import asyncio


class Named(asyncio.Task):
    def __init__(self, coro, **kw):
        print("made", kw.get("eager_start"), coro.__qualname__)
        super().__init__(coro, **kw)


async def f():
    return type(asyncio.current_task()).__name__


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.create_eager_task_factory(Named))
    print(await asyncio.create_task(f()))


asyncio.run(main())
