import asyncio


async def w(c, n):
    async with c:
        try:
            await c.wait()
            print("woke", n)
        except asyncio.CancelledError:
            print("cancelled", n)
            raise


async def main():
    c = asyncio.Condition()
    ts = [asyncio.create_task(w(c, n)) for n in range(2)]
    await asyncio.sleep(0)
    async with c:
        c.notify()
        ts[0].cancel()
    done, pending = await asyncio.wait(ts, timeout=1)
    print(len(done), len(pending))
    async with c:
        c.notify_all()
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts])


asyncio.run(main())
