import asyncio


async def gen(name):
    try:
        yield name
        yield name
    finally:
        await asyncio.sleep(0)
        print("closing", name)


async def main():
    global kept
    kept = [gen(n) for n in "abc"]
    print([await anext(g) for g in kept])


asyncio.run(main())
