import asyncio


async def main():
    asyncio.get_running_loop().call_soon(print, "later")
    async with asyncio.TaskGroup() as tg:
        pass
    print("first")
    print(tg)


asyncio.run(main())
