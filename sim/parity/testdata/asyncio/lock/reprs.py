import asyncio


def state(x):
    return repr(x).split(" [")[1][:-1]


async def main():
    lock = asyncio.Lock()
    print(state(lock))
    await lock.acquire()
    t = asyncio.create_task(lock.acquire())
    await asyncio.sleep(0)
    print(state(lock))
    lock.release()
    await t
    for x in (asyncio.Event(), asyncio.Semaphore(3), asyncio.Condition(), asyncio.Barrier(2)):
        print(type(x).__name__, state(x))


asyncio.run(main())
