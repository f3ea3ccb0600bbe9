import asyncio


async def inner():
    await asyncio.sleep(1)
    return 1


async def middle():
    return await inner() + await inner()


async def main():
    print(await middle() + await middle(), asyncio.get_running_loop().time())


asyncio.run(main())
