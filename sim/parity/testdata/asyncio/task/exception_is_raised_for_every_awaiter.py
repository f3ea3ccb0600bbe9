import asyncio


async def fail():
    await asyncio.sleep(1)
    raise ValueError("once")


async def waiter(t, n):
    try:
        await t
    except ValueError as e:
        print(n, e, e is t.exception())


async def main():
    t = asyncio.create_task(fail())
    await asyncio.gather(*(waiter(t, n) for n in range(3)))
    try:
        t.result()
    except ValueError as e:
        print("again", e)


asyncio.run(main())
