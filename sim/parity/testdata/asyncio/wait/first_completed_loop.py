import asyncio


async def f(n):
    await asyncio.sleep(n / 10)
    return n


async def main():
    pending = {asyncio.create_task(f(n)) for n in (5, 1, 3)}
    while pending:
        done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
        print([t.result() for t in done], len(pending))


asyncio.run(main())
