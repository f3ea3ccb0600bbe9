import asyncio


async def w(c, n):
    async with c:
        await c.wait()
        print("woke", n)


async def main():
    c = asyncio.Condition()
    ts = [asyncio.create_task(w(c, n)) for n in range(5)]
    await asyncio.sleep(0)
    async with c:
        c.notify(2)
        print("two notified")
    await asyncio.sleep(0.1)
    async with c:
        c.notify_all()
    await asyncio.gather(*ts)


asyncio.run(main())
