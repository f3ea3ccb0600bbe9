import asyncio


async def main():
    q = asyncio.Queue(1)
    await q.put("a")
    b = asyncio.create_task(q.put("b"))
    c = asyncio.create_task(q.put("c"))
    await asyncio.sleep(0)
    b.cancel()
    print(await q.get())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(b.cancelled(), c.done(), await q.get())


asyncio.run(main())
