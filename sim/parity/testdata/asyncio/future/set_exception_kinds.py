import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.set_exception(KeyError)
    print(repr(f.exception()))
    f = loop.create_future()
    for bad in (5, int, "text"):
        try:
            f.set_exception(bad)
        except TypeError as e:
            print(e)
    print(f.done())
    f.set_exception(StopIteration("x"))
    print(repr(f.exception()), repr(f.exception().__cause__))


asyncio.run(main())
