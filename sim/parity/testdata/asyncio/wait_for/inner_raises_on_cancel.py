import asyncio


async def f():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise ValueError("on the way out")


async def main():
    try:
        await asyncio.wait_for(f(), 1)
    except ValueError as e:
        print(repr(e), repr(e.__context__))


asyncio.run(main())
