import asyncio


async def getter(q, n):
    try:
        print(n, await q.get())
    except asyncio.CancelledError:
        print(n, "cancelled")


async def main():
    q = asyncio.Queue()
    a, b = (asyncio.create_task(getter(q, n)) for n in "ab")
    await asyncio.sleep(0)
    q.put_nowait("item")
    a.cancel()
    await asyncio.gather(a, b)


asyncio.run(main())
