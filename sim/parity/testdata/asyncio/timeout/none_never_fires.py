import asyncio


async def main():
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(100)
    print(cm.when(), cm.expired(), asyncio.get_running_loop().time())


asyncio.run(main())
