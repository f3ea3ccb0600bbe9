import asyncio


async def worker(fut):
    try:
        print("got", await fut)
        await asyncio.sleep(0)
        print("unreachable")
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(worker(fut))
    await asyncio.sleep(0)
    fut.set_result(1)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
