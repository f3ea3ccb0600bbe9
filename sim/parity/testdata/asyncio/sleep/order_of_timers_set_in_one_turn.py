import asyncio


async def s(name, delay):
    await asyncio.sleep(delay)
    print(asyncio.get_running_loop().time(), name)


async def main():
    await asyncio.gather(s("c", 0.3), s("a", 0.1), s("b", 0.2), s("also a", 0.1), s("zero", 0), s("sum", 0.1 + 0.2))


asyncio.run(main())
