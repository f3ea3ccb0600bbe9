import asyncio


async def bad():
    await asyncio.sleep(1)
    raise ValueError("deep")


async def outer_child():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("outer child cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(outer_child())
            async with asyncio.TaskGroup() as inner:
                inner.create_task(bad())
    except* ValueError as g:
        print(g, [type(e).__name__ for e in g.exceptions], g.exceptions[0].exceptions)


asyncio.run(main())
