import asyncio


async def user(n, sem):
    async with sem:
        print("in", n, asyncio.get_running_loop().time())
        await asyncio.sleep(n / 10)


async def main():
    sem = asyncio.Semaphore(2)
    await asyncio.gather(*(user(n, sem) for n in range(1, 7)))
    print(sem.locked())
    b = asyncio.BoundedSemaphore(1)
    try:
        b.release()
    except ValueError as e:
        print(e)
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(e)


asyncio.run(main())
