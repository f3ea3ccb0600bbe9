import asyncio


async def consumer(name, cond, box):
    async with cond:
        await cond.wait_for(lambda: box)
        print(name, box.pop(0))


async def main():
    cond = asyncio.Condition()
    box = []
    ts = [asyncio.create_task(consumer(n, cond, box)) for n in "abc"]
    await asyncio.sleep(0)
    async with cond:
        box.append(1)
        cond.notify()
    await asyncio.sleep(1)
    async with cond:
        box.extend([2, 3])
        cond.notify_all()
    await asyncio.gather(*ts)
    try:
        cond.notify()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
