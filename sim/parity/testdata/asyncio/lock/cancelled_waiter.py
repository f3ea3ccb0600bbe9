import asyncio


async def user(name, lock):
    try:
        async with lock:
            print(name, "in")
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(user(n, lock)) for n in "abc"]
    await asyncio.sleep(0.5)
    tasks[1].cancel()
    print(await asyncio.gather(*tasks, return_exceptions=True))


asyncio.run(main())
