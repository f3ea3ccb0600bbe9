import asyncio


async def bad():
    while True:
        try:
            yield 1
        except GeneratorExit:
            pass


async def main():
    g = bad()
    await anext(g)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(e)


asyncio.run(main())
