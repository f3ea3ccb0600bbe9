import asyncio


async def w(b, n):
    try:
        print(n, await b.wait())
    except asyncio.BrokenBarrierError as e:
        print(n, "broken", e)


async def main():
    b = asyncio.Barrier(3)
    ts = [asyncio.create_task(w(b, n)) for n in range(2)]
    await asyncio.sleep(1)
    print(b.n_waiting)
    await b.abort()
    await asyncio.gather(*ts)
    print(b.broken, b.n_waiting)
    await w(b, "late")
    await b.reset()
    print(b.broken)


asyncio.run(main())
