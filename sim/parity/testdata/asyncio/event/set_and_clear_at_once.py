import asyncio


async def w(e):
    await e.wait()
    print("woke although", e.is_set())


async def main():
    e = asyncio.Event()
    t = asyncio.create_task(w(e))
    await asyncio.sleep(0)
    e.set()
    e.clear()
    await t


asyncio.run(main())
