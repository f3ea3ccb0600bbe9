import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            print(cm.when(), cm.expired())
            await asyncio.sleep(5)
    except TimeoutError as e:
        print("timeout at", loop.time(), cm.expired(), repr(e))
    async with asyncio.timeout(1) as cm:
        await asyncio.sleep(0.5)
        cm.reschedule(loop.time() + 2)
        await asyncio.sleep(1.5)
    print(cm.expired(), loop.time())
    async with asyncio.timeout(None):
        await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(loop.time() + 0.25):
            await asyncio.sleep(1)
    except TimeoutError:
        print(loop.time(), asyncio.current_task().cancelling())


asyncio.run(main())
