import asyncio


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        raise KeyError("instead") from None


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except KeyError as e:
        print("key", e, t.cancelled())


asyncio.run(main())
