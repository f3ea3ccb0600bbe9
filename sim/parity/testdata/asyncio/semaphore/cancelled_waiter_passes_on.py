import asyncio


async def w(sem, n):
    try:
        async with sem:
            print("in", n)
            await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    sem = asyncio.Semaphore(1)
    ts = [asyncio.create_task(w(sem, n)) for n in range(4)]
    await asyncio.sleep(0.5)
    ts[1].cancel()
    await asyncio.sleep(0.5)
    ts[2].cancel()
    await asyncio.wait(ts)
    print([t.cancelled() for t in ts], sem.locked())


asyncio.run(main())
