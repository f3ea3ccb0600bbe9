import asyncio


async def work():
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(10)
    except TimeoutError:
        print("timeout", asyncio.current_task().cancelling())
        raise
    except asyncio.CancelledError:
        print("cancelled", cm.expired(), asyncio.current_task().cancelling())
        raise


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())
    u = asyncio.create_task(work())
    asyncio.get_running_loop().call_later(1, u.cancel)
    await asyncio.wait([u])
    print(u.cancelled())


asyncio.run(main())
