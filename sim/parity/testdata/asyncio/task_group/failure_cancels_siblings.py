import asyncio


async def ok(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok(3))
            tg.create_task(bad(1))
            tg.create_task(bad(1))
            await asyncio.sleep(5)
    except* ValueError as eg:
        print(eg.message, len(eg.exceptions), eg.exceptions)
    print(asyncio.get_running_loop().time(), asyncio.current_task().cancelling())


asyncio.run(main())
