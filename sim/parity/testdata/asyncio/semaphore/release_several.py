import asyncio


async def w(sem, n):
    await sem.acquire()
    print("in", n)


async def main():
    sem = asyncio.Semaphore(0)
    ts = [asyncio.create_task(w(sem, n)) for n in range(3)]
    await asyncio.sleep(0)
    print(sem.locked())
    sem.release()
    sem.release()
    print("released two")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("third")
    sem.release()
    await asyncio.gather(*ts)
    sem.release()
    print(sem.locked())


asyncio.run(main())
