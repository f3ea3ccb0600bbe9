import asyncio


async def bad():
    raise ValueError("at once")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(bad())
            print("the body goes on")
            await asyncio.sleep(1)
            print("not reached")
    except* ValueError as g:
        print(g.exceptions, asyncio.get_running_loop().time())


asyncio.run(main())
