import asyncio


async def child():
    raise ValueError("child")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("ignored")
            await asyncio.sleep(1)
            print("body ends", asyncio.get_running_loop().time())
    except* ValueError as g:
        print(g.exceptions, asyncio.current_task().cancelling())


asyncio.run(main())
