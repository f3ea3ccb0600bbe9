import asyncio


async def wait(fut):
    try:
        await fut
    except asyncio.CancelledError:
        print("waiter cancelled", fut.cancelled())
        raise


async def main():
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(wait(fut))
    await asyncio.sleep(0)
    t.cancel()
    print("requested", fut.cancelled())
    await asyncio.wait([t])
    print(t.cancelled(), fut.cancelled())


asyncio.run(main())
