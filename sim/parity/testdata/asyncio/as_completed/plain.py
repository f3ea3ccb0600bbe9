import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise ValueError(n)
    return n


async def main():
    for c in asyncio.as_completed([work(3), work(1), work(2)]):
        try:
            print(await c)
        except ValueError as e:
            print("error", e)
    tasks = [asyncio.create_task(work(n)) for n in (0.3, 0.1)]
    async for t in asyncio.as_completed(tasks):
        print(t in tasks, t.result())
    try:
        for c in asyncio.as_completed([work(1), work(5)], timeout=2.5):
            print(await c)
    except TimeoutError:
        print("timeout")


asyncio.run(main())
