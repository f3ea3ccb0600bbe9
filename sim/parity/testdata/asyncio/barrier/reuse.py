import asyncio


async def w(b, n):
    for round in range(2):
        await asyncio.sleep(n)
        i = await b.wait()
        print("round", round, "worker", n, "index", i, asyncio.get_running_loop().time())


async def main():
    b = asyncio.Barrier(3)
    await asyncio.gather(*(w(b, n) for n in range(3)))
    print(b.parties, b.n_waiting, b.broken)


asyncio.run(main())
