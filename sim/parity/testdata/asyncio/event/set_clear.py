import asyncio


async def waiter(name, ev):
    print(name, await ev.wait())


async def main():
    ev = asyncio.Event()
    ts = [asyncio.create_task(waiter(n, ev)) for n in "ab"]
    await asyncio.sleep(1)
    ev.set()
    ev.clear()
    await asyncio.gather(*ts)
    print(ev.is_set())
    ev.set()
    await waiter("c", ev)


asyncio.run(main())
