import asyncio


async def fail(n):
    await asyncio.sleep(n)
    print("failing", n)
    raise ValueError(n)


async def main():
    ts = [asyncio.create_task(fail(n)) for n in (0.2, 0.1)]
    try:
        await asyncio.gather(*ts)
    except ValueError as e:
        print("caught", e)
    await asyncio.wait(ts)
    print([t.exception() for t in ts])


asyncio.run(main())
