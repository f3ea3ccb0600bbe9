import asyncio


async def main():
    cm = asyncio.timeout(1)
    print(cm)
    async with cm:
        print(cm)
    print(cm)
    try:
        async with asyncio.timeout(0) as cm:
            await asyncio.sleep(1)
    except TimeoutError:
        print(cm)


asyncio.run(main())
