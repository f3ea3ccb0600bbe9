import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("in body")
    except ValueError:
        print(lock.locked())
    try:
        with lock:
            pass
    except TypeError as e:
        print(e)


asyncio.run(main())
