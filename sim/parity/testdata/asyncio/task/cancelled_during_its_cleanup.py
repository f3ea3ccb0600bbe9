import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        try:
            await asyncio.sleep(1)
        finally:
            print("second", asyncio.current_task().cancelling())


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel("a")
    await asyncio.sleep(0.5)
    t.cancel("b")
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args, repr(e.__context__))


asyncio.run(main())
