import asyncio


async def main():
    cm = asyncio.timeout(1)
    async with cm:
        pass
    try:
        async with cm:
            pass
    except RuntimeError as e:
        print(e)
    try:
        asyncio.timeout(1).reschedule(2)
    except RuntimeError as e:
        print(e)


asyncio.run(main())
try:
    with asyncio.timeout(1):
        pass
except (TypeError, RuntimeError) as e:
    print(e)
