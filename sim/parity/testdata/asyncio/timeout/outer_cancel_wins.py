import asyncio


async def child():
    try:
        async with asyncio.timeout(5):
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout?")
    except asyncio.CancelledError:
        print("cancelled", asyncio.current_task().cancelling())
        raise


async def main():
    t = asyncio.create_task(child())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print(t.cancelled())


asyncio.run(main())
