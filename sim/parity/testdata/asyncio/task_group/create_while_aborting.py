import asyncio


async def f():
    print("never runs")


async def bad():
    raise ValueError


async def late(tg):
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        c = f()
        try:
            tg.create_task(c)
        except RuntimeError as e:
            print(e)
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(late(tg))
            await asyncio.sleep(0)
            tg.create_task(bad())
    except* ValueError:
        print("failed")


asyncio.run(main())
