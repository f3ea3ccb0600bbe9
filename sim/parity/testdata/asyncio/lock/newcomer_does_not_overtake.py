import asyncio


async def w(lock, name):
    async with lock:
        print("in", name)
        await asyncio.sleep(0)
    print("out", name)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    a = asyncio.create_task(w(lock, "a"))
    await asyncio.sleep(0)
    lock.release()
    print("released, locked:", lock.locked())
    b = asyncio.create_task(w(lock, "b"))
    await lock.acquire()
    print("main again")
    lock.release()
    await asyncio.gather(a, b)


asyncio.run(main())
