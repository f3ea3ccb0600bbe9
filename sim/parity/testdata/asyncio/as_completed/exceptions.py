import asyncio


async def f(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    for c in asyncio.as_completed([f(3), f(2), f(1)]):
        try:
            print(await c)
        except ValueError as e:
            print("error", e)


asyncio.run(main())
