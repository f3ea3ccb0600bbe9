import asyncio


async def main():
    q = asyncio.PriorityQueue()
    t = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait(5)
    q.put_nowait(1)
    print(await t, await q.get())


asyncio.run(main())
