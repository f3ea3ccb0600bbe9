import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(e)
    print(lock.locked(), await lock.acquire(), lock.locked())
    lock.release()


asyncio.run(main())
