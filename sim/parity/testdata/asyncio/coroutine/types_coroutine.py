import asyncio
import types


@types.coroutine
def pause():
    got = yield
    return got


async def main():
    asyncio.get_running_loop().call_soon(print, "between")
    print(await pause())


asyncio.run(main())
