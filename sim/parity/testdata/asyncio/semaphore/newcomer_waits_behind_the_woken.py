import asyncio


async def w(sem, n):
    await sem.acquire()
    print("in", n)


async def main():
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    a = asyncio.create_task(w(sem, "a"))
    await asyncio.sleep(0)
    sem.release()
    b = asyncio.create_task(w(sem, "b"))
    print("locked", sem.locked())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    sem.release()
    await asyncio.gather(a, b)


asyncio.run(main())
