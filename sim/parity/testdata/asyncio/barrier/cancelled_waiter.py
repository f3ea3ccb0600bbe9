import asyncio


async def w(b, n):
    try:
        print(n, "passed", await b.wait())
    except asyncio.CancelledError:
        print(n, "cancelled")


async def main():
    b = asyncio.Barrier(2)
    a = asyncio.create_task(w(b, "a"))
    await asyncio.sleep(0)
    a.cancel()
    await a
    print(b.n_waiting, b.broken)
    await asyncio.gather(w(b, "b"), w(b, "c"))


asyncio.run(main())
