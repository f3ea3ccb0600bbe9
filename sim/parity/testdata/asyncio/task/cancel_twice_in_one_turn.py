import asyncio


async def work():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError as e:
        print("first", e.args, asyncio.current_task().cancelling())
        raise


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    print(t.cancel("one"), t.cancel("two"), t.cancelling())
    try:
        await t
    except asyncio.CancelledError as e:
        print(e.args)
    print(t.cancel(), t.cancelling(), t.cancelled())


asyncio.run(main())
