import asyncio


async def wait(fut):
    try:
        await fut
    except asyncio.CancelledError as e:
        print("saw", e.args, asyncio.current_task().cancelling())
        return "swallowed"


async def main():
    fut = asyncio.get_running_loop().create_future()
    t = asyncio.create_task(wait(fut))
    await asyncio.sleep(0)
    print(fut.cancel("gone"), fut.cancel())
    print(await t)


asyncio.run(main())
