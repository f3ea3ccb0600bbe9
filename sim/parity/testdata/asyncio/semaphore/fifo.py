import asyncio


async def w(sem, n):
    async with sem:
        print("in", n, asyncio.get_running_loop().time())
        await asyncio.sleep(1)


async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(w(sem, n) for n in range(5)))
    print(sem.locked())


asyncio.run(main())
