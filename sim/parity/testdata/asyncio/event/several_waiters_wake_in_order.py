import asyncio


async def w(e, n):
    print(n, await e.wait())


async def main():
    e = asyncio.Event()
    ts = [asyncio.create_task(w(e, n)) for n in range(3)]
    await asyncio.sleep(1)
    e.set()
    e.set()
    print("set", e.is_set())
    await asyncio.gather(*ts)
    print(await e.wait())


asyncio.run(main())
