import asyncio


async def inner():
    t = asyncio.current_task()
    print("inner", t.get_name())
    await asyncio.sleep(0)
    print("inner again", asyncio.current_task() is t)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    me = asyncio.current_task()
    t = asyncio.create_task(inner(), name="eager one")
    print(asyncio.current_task() is me, me.get_name())
    await t


asyncio.run(main())
