import asyncio


async def count(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i


async def evens(source):
    async for x in source:
        if x % 2 == 0:
            yield x


async def pairs(source):
    previous = None
    async for x in source:
        if previous is not None:
            yield previous, x
        previous = x


async def main():
    print([p async for p in pairs(evens(count(9)))], asyncio.get_running_loop().time())
    print({x: x * x async for x in count(3)}, {x async for x in evens(count(3))})
    print([x async for x in count(5) if x > 2], await asyncio.gather(*[anext(count(1)) for _ in range(2)]) if False else "")


asyncio.run(main())
