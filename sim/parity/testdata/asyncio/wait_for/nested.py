import asyncio


async def inner():
    try:
        await asyncio.wait_for(asyncio.sleep(10), 3)
    except TimeoutError:
        print("inner timeout", asyncio.get_running_loop().time())
        return "inner"


async def main():
    for limit in (2, 3, 4):
        try:
            print(limit, await asyncio.wait_for(inner(), limit))
        except TimeoutError:
            print(limit, "outer timeout", asyncio.get_running_loop().time())


asyncio.run(main())
