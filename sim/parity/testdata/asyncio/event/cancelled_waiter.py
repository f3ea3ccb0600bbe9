import asyncio


async def w(e, n):
    try:
        await e.wait()
        print("woke", n)
    except asyncio.CancelledError:
        print("cancelled", n)


async def main():
    e = asyncio.Event()
    ts = [asyncio.create_task(w(e, n)) for n in range(3)]
    await asyncio.sleep(0)
    ts[1].cancel()
    e.set()
    await asyncio.gather(*ts)


asyncio.run(main())
