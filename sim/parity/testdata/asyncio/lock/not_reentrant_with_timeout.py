import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            async with asyncio.timeout(1):
                async with lock:
                    print("impossible")
        except TimeoutError:
            print("timeout", lock.locked(), asyncio.get_running_loop().time())
    print(lock.locked())


asyncio.run(main())
