import asyncio


class Bad:
    def __await__(self):
        yield 5


class Bare:
    def __await__(self):
        x = yield
        print("resumed with", x)
        return "bare"


async def main():
    print(await Bare())
    try:
        await Bad()
    except RuntimeError as e:
        print(str(e).startswith("Task got bad yield"), str(e)[-1])


asyncio.run(main())
