import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as cm:
            await asyncio.sleep(0.5)
            raise KeyError("body")
    except KeyError as e:
        print(repr(e), cm.expired())
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                raise ValueError("instead")
    except ValueError as e:
        print(repr(e), repr(e.__context__), asyncio.current_task().cancelling())


asyncio.run(main())
