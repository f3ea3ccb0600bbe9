import asyncio


async def g():
    yield 1


class Bad:
    def __await__(self):
        return 5


async def main():
    for x in (5, None, [asyncio.sleep(0)][:0], g(), g, Bad()):
        try:
            await x
        except TypeError as e:
            print(e)


asyncio.run(main())
