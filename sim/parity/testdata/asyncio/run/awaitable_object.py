import asyncio


class A:
    def __await__(self):
        yield from asyncio.sleep(1).__await__()
        return "awaited"


print(asyncio.run(A()))


async def fut():
    return asyncio.get_running_loop().create_future()


try:
    asyncio.run(fut)
except (TypeError, ValueError) as e:
    print(type(e).__name__)
