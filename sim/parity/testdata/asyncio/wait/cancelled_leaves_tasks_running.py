import asyncio


async def work():
    await asyncio.sleep(2)
    print("work goes on")
    return "w"


async def waits(t):
    try:
        await asyncio.wait([t])
    except asyncio.CancelledError:
        print("wait cancelled")
        raise


async def main():
    t = asyncio.create_task(work())
    w = asyncio.create_task(waits(t))
    await asyncio.sleep(1)
    w.cancel()
    print(await t, w.cancelled())


asyncio.run(main())
