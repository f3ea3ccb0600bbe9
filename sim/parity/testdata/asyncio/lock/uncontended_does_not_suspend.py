import asyncio


async def main():
    lock = asyncio.Lock()
    asyncio.get_running_loop().call_soon(print, "later")
    async with lock as nothing:
        print("held", nothing)
    await lock.acquire()
    lock.release()
    print("no suspension")


asyncio.run(main())
