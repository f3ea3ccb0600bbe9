import asyncio


async def w(lock, n):
    try:
        async with lock:
            print("got", n, asyncio.get_running_loop().time())
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    lock = asyncio.Lock()
    ts = [asyncio.create_task(w(lock, n)) for n in range(4)]
    await asyncio.sleep(0.5)
    ts[1].cancel()
    ts[0].cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))


asyncio.run(main())
