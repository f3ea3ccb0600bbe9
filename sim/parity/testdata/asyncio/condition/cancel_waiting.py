import asyncio


async def waiter(name, cond):
    try:
        async with cond:
            await cond.wait()
            print(name, "woken")
    except asyncio.CancelledError:
        print(name, "cancelled", cond.locked())
        raise


async def main():
    cond = asyncio.Condition()
    ts = [asyncio.create_task(waiter(n, cond)) for n in "ab"]
    await asyncio.sleep(0)
    async with cond:
        ts[0].cancel()
        await asyncio.sleep(0.5)
        cond.notify()
    print(await asyncio.gather(*ts, return_exceptions=True))


asyncio.run(main())
