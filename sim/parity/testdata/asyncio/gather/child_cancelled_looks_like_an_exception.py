import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    other = asyncio.create_task(asyncio.sleep(1, "other"))
    asyncio.get_running_loop().call_later(0.5, t.cancel, "bye")
    try:
        await asyncio.gather(t, other)
    except asyncio.CancelledError as e:
        print("gather:", e.args, asyncio.current_task().cancelling(), asyncio.get_running_loop().time())
    print(await other)


asyncio.run(main())
