import asyncio


async def f():
    await asyncio.sleep(1)
    return "f"


async def g(c):
    try:
        return await c
    except RuntimeError as e:
        return str(e)


async def main():
    c = f()
    print(await asyncio.gather(g(c), g(c)))


asyncio.run(main())
