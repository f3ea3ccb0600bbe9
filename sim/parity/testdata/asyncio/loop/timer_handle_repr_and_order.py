import asyncio


async def main():
    loop = asyncio.get_running_loop()
    a, b = loop.call_later(1, print), loop.call_later(2, print)
    print(a < b, a <= b, a > b, a == a, a == b)
    print(type(a).__name__, isinstance(a, asyncio.Handle), isinstance(a, asyncio.TimerHandle))
    a.cancel()
    b.cancel()


asyncio.run(main())
