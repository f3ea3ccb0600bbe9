import asyncio


async def w(b, n):
    try:
        print(n, await b.wait())
    except asyncio.BrokenBarrierError as e:
        print(n, repr(e))


async def main():
    b = asyncio.Barrier(2)
    t = asyncio.create_task(w(b, 1))
    await asyncio.sleep(0)
    await b.reset()
    await t
    print(b.broken)
    await asyncio.gather(w(b, 2), w(b, 3))


asyncio.run(main())
