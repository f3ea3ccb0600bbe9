import asyncio


async def main():
    loop = asyncio.get_running_loop()
    await asyncio.sleep(1)
    try:
        async with asyncio.timeout_at(2.5) as cm:
            await asyncio.sleep(10)
    except TimeoutError:
        print(loop.time(), cm.when(), cm.expired())
    async with asyncio.timeout_at(100):
        await asyncio.sleep(1)
    print(loop.time())


asyncio.run(main())
