import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "rescued"


async def outer(t):
    return await t


async def main():
    i = asyncio.create_task(inner())
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    o.cancel()
    print(await o, o.cancelled(), o.cancelling())


asyncio.run(main())
