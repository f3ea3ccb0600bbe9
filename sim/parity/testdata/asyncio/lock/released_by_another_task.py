import asyncio


async def taker(lock, n):
    await lock.acquire()
    print("taken", n)


async def main():
    lock = asyncio.Lock()
    ts = [asyncio.create_task(taker(lock, n)) for n in range(3)]
    for _ in range(3):
        await asyncio.sleep(1)
        lock.release()
    await asyncio.gather(*ts)
    print(lock.locked())


asyncio.run(main())
