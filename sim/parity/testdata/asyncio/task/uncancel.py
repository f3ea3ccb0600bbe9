import asyncio


async def child():
    t = asyncio.current_task()
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelling", t.cancelling())
        print("left", t.uncancel())
    await asyncio.sleep(1)
    return "survived"


async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(0)
    t.cancel()
    t.cancel()
    print(await t, t.cancelling())


asyncio.run(main())
