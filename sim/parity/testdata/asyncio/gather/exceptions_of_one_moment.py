import asyncio


async def fail(n):
    raise ValueError(n)


async def main():
    try:
        await asyncio.gather(*(fail(n) for n in range(3)))
    except ValueError as e:
        print(e)
    print(await asyncio.gather(*(fail(n) for n in range(3)), return_exceptions=True))


asyncio.run(main())
