import asyncio


class Res:
    async def __aenter__(self):
        await asyncio.sleep(1)
        print("enter", asyncio.get_running_loop().time())
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(1)
        print("exit", exc[0] and exc[0].__name__, asyncio.get_running_loop().time())


async def work():
    async with Res(), Res():
        await asyncio.sleep(10)


async def main():
    t = asyncio.create_task(work())
    await asyncio.sleep(5)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled())


asyncio.run(main())
