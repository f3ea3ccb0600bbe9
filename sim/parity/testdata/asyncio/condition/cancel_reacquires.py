import asyncio


async def w(c):
    async with c:
        try:
            await c.wait()
        finally:
            print("leaving with the lock", c.locked(), asyncio.get_running_loop().time())


async def main():
    c = asyncio.Condition()
    t = asyncio.create_task(w(c))
    await asyncio.sleep(0)
    async with c:
        t.cancel()
        await asyncio.sleep(1)
        print("main holds it still")
    await asyncio.wait([t])
    print(t.cancelled(), c.locked())


asyncio.run(main())
