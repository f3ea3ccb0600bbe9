import asyncio


async def say(n):
    print("says", n)
    return n


async def main():
    g = asyncio.gather(say(1), say(2))
    print("made")
    await asyncio.sleep(0)
    print("slept", g.done())
    await asyncio.sleep(0)
    print(g.done(), await g)


asyncio.run(main())
