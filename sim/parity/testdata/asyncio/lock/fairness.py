import asyncio


async def user(name, lock, hold):
    print(name, "wants")
    async with lock:
        print(name, "has", lock.locked())
        await asyncio.sleep(hold)
    print(name, "gave back")


async def main():
    lock = asyncio.Lock()
    await asyncio.gather(user("a", lock, 1), user("b", lock, 0), user("c", lock, 0.5))
    print(lock.locked())
    try:
        lock.release()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
