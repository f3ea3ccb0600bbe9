import asyncio

level = 0


async def waits(c, want):
    async with c:
        r = await c.wait_for(lambda: level >= want and f"level {level}")
        print(want, r)


async def main():
    global level
    c = asyncio.Condition()
    ts = [asyncio.create_task(waits(c, n)) for n in (3, 1, 2)]
    for _ in range(3):
        await asyncio.sleep(1)
        async with c:
            level += 1
            c.notify_all()
    await asyncio.gather(*ts)


asyncio.run(main())
