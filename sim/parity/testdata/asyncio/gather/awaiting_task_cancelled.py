import asyncio


async def child(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise


async def parent():
    await asyncio.gather(child(1), child(2))


async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("parent cancelled", asyncio.get_running_loop().time())


asyncio.run(main())
