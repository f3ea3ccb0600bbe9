import asyncio


async def work():
    await asyncio.sleep(1)
    print("work ends")


async def main():
    t = asyncio.create_task(work())

    async def waiter():
        await asyncio.wait([t])

    w = asyncio.create_task(waiter())
    await asyncio.sleep(0.1)
    w.cancel()
    try:
        await w
    except asyncio.CancelledError:
        print("waiter cancelled", t.done())
    await t


asyncio.run(main())
