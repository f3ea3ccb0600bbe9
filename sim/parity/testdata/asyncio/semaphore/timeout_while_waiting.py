import asyncio


async def main():
    sem = asyncio.Semaphore(1)
    await sem.acquire()
    for _ in range(2):
        try:
            await asyncio.wait_for(sem.acquire(), 1)
        except TimeoutError:
            print("timeout", asyncio.get_running_loop().time())
    sem.release()
    print(await asyncio.wait_for(sem.acquire(), 1))


asyncio.run(main())
