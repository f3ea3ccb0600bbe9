import asyncio


async def bad():
    try:
        1 / 0
    except ZeroDivisionError:
        await asyncio.sleep(1)
        raise ValueError("second")


async def main():
    try:
        await asyncio.create_task(bad())
    except ValueError as e:
        print(repr(e), repr(e.__context__), repr(e.__cause__))


asyncio.run(main())
