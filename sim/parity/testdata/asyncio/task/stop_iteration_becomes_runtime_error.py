import asyncio


async def f():
    raise StopIteration(5)


async def main():
    t = asyncio.create_task(f())
    try:
        await t
    except RuntimeError as e:
        print(e, repr(e.__cause__))


asyncio.run(main())
