import asyncio


async def bad():
    await asyncio.sleep(1)
    raise ValueError("inner")


async def main():
    try:
        await asyncio.shield(bad())
    except ValueError as e:
        print(e)


asyncio.run(main())
