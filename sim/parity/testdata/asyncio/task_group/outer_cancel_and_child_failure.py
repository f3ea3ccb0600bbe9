import asyncio


async def child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("while stopping")


async def work():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
    except BaseException as e:
        print(repr(e), asyncio.current_task().cancelling())
        raise


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(1)
    t.cancel("stop")
    await asyncio.wait([t])
    print(t.cancelled(), repr(t.exception()) if not t.cancelled() else None)


asyncio.run(main())
