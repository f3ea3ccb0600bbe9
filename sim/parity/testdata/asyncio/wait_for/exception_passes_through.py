import asyncio


async def f():
    await asyncio.sleep(1)
    raise KeyError("inside")


async def main():
    try:
        await asyncio.wait_for(f(), 5)
    except KeyError as e:
        print(repr(e), repr(e.__context__))


asyncio.run(main())
