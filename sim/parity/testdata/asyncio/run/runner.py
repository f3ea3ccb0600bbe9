import asyncio


async def value(x):
    await asyncio.sleep(x)
    return x


with asyncio.Runner() as runner:
    print(runner.run(value(1)))
    print(runner.run(value(2)), runner.get_loop().time())
