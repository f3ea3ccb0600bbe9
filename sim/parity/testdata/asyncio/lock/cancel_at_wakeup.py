import asyncio


async def user(name, lock):
    async with lock:
        print(name, "in")
        await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(user(n, lock)) for n in "abc"]
    await asyncio.sleep(0)
    lock.release()
    tasks[0].cancel()
    for r in await asyncio.gather(*tasks, return_exceptions=True):
        print(repr(r))
    print(lock.locked())


asyncio.run(main())
