import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for d in (1e-9, 0.001, 3600, 1e-6):
        await asyncio.sleep(d)
        print(repr(loop.time()))


asyncio.run(main())
