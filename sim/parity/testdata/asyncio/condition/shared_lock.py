import asyncio


async def consumer(c, items):
    async with c:
        while not items:
            await c.wait()
        print("consumed", items.pop())


async def main():
    lock = asyncio.Lock()
    full, empty = asyncio.Condition(lock), asyncio.Condition(lock)
    items = []
    t = asyncio.create_task(consumer(full, items))
    await asyncio.sleep(0)
    async with empty:
        print(lock.locked(), full.locked())
        items.append("x")
        full.notify()
    await t


asyncio.run(main())
