import asyncio


async def main():
    try:
        await asyncio.gather(asyncio.sleep(0), 5)
    except TypeError as e:
        print(e)
    await asyncio.sleep(0)


asyncio.run(main())
