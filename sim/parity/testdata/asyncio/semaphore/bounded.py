import asyncio


async def main():
    sem = asyncio.BoundedSemaphore(2)
    await sem.acquire()
    sem.release()
    try:
        sem.release()
    except ValueError as e:
        print(e)
    async with sem:
        async with sem:
            print(sem.locked())
    print(sem.locked(), isinstance(sem, asyncio.Semaphore))


asyncio.run(main())
