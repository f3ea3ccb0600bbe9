import asyncio


async def f():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("cancelled")
        raise


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    t = asyncio.create_task(f())
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
