import asyncio


async def party(n, barrier):
    await asyncio.sleep(n)
    i = await barrier.wait()
    print("through", n, i, asyncio.get_running_loop().time())


async def main():
    b = asyncio.Barrier(3)
    await asyncio.gather(*(party(n, b) for n in range(3)))
    print(b.parties, b.n_waiting, b.broken)

    async def late():
        try:
            await b.wait()
        except asyncio.BrokenBarrierError:
            print("broken")

    t = asyncio.create_task(late())
    await asyncio.sleep(0)
    await b.abort()
    await t
    print(b.broken)


asyncio.run(main())
