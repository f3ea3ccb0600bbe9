import asyncio


async def waiter(n, t):
    await t
    print("waiter", n)


async def main():
    t = asyncio.create_task(asyncio.sleep(1))
    ws = [asyncio.create_task(waiter(n, t)) for n in range(4)]
    await asyncio.sleep(0.5)
    ws[1].cancel()
    await asyncio.wait(ws)
    print([w.cancelled() for w in ws], t.cancelled())


asyncio.run(main())
