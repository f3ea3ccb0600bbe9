import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as cm:
            print(cm.when())
            cm.reschedule(loop.time() + 3)
            print(cm.when(), cm.expired())
            await asyncio.sleep(2)
            cm.reschedule(None)
            await asyncio.sleep(5)
            cm.reschedule(loop.time() - 1)
            await asyncio.sleep(5)
    except TimeoutError:
        print("timeout", loop.time(), cm.expired())
    try:
        cm.reschedule(9)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
