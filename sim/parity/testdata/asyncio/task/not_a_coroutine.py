import asyncio


async def f():
    pass


def gen():
    yield


async def main():
    for bad in (5, None, print, gen()):
        try:
            asyncio.create_task(bad)
        except TypeError as e:
            print(str(e).split(" 0x")[0])
    try:
        asyncio.create_task(f)
    except TypeError as e:
        print(str(e).split(" at 0x")[0])


asyncio.run(main())
