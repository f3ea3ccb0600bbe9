import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    f = asyncio.get_running_loop().create_future()
    print(isinstance(t, asyncio.Task), isinstance(t, asyncio.Future), isinstance(f, asyncio.Task), isinstance(f, asyncio.Future))
    print(asyncio.isfuture(t), asyncio.isfuture(f), asyncio.isfuture(5), type(t).__name__, type(f).__name__)
    print(issubclass(asyncio.Task, asyncio.Future))
    await t


asyncio.run(main())
