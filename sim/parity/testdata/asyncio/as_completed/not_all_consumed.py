import asyncio


async def f(n):
    await asyncio.sleep(n)
    print("finished", n)
    return n


async def main():
    ts = [asyncio.create_task(f(n)) for n in (2, 1, 3)]
    for c in asyncio.as_completed(ts):
        print("first", await c)
        break
    await asyncio.sleep(1.5)
    print([t.done() for t in ts])


asyncio.run(main())
