import asyncio


async def f():
    print("once")
    return 1


async def main():
    c = f()
    print(await asyncio.gather(c, c))


asyncio.run(main())
