import asyncio


async def main():
    try:
        for c in asyncio.as_completed([asyncio.sleep(n, n) for n in (1, 3)], timeout=2):
            print(await c, asyncio.get_running_loop().time())
    except TimeoutError as e:
        print("timeout", e.args, asyncio.get_running_loop().time())


asyncio.run(main())
