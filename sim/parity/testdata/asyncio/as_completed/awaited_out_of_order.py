import asyncio


async def main():
    cs = list(asyncio.as_completed([asyncio.sleep(n, n) for n in (3, 1, 2)]))
    print(len(cs), await asyncio.gather(*reversed(cs)))


asyncio.run(main())
