import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    print(await asyncio.sleep(-1, "back"), loop.time())


asyncio.run(main())
