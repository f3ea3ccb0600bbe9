import asyncio


async def main():
    try:
        asyncio.shield(3)
    except TypeError as e:
        print(e)


asyncio.run(main())
