import asyncio


class Thing:
    def __init__(self, fut):
        self.fut = fut

    def __await__(self):
        got = yield from self.fut.__await__()
        return got * 2


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_later(1, f.set_result, 21)
    print(await Thing(f), loop.time())


asyncio.run(main())
