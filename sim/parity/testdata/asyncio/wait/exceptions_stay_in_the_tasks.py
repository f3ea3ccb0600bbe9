import asyncio


async def bad(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def main():
    ts = [asyncio.create_task(bad(n)) for n in (1, 2)]
    done, pending = await asyncio.wait(ts, return_when=asyncio.ALL_COMPLETED)
    print(sorted(repr(t.exception()) for t in done), pending)


asyncio.run(main())
