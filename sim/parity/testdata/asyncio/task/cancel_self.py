import asyncio


async def main():
    task = asyncio.current_task()
    print(task.cancel("me"))
    print("still running")
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError as e:
        print("now", e.args, asyncio.get_running_loop().time())
    await asyncio.sleep(1)
    print("and on", task.cancelling(), task.uncancel())


asyncio.run(main())
