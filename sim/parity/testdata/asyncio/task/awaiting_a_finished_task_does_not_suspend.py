import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(0, "x"))
    await asyncio.sleep(1)
    asyncio.get_running_loop().call_soon(print, "later")
    print(await t)
    print(await t)
    print("no suspension so far")


asyncio.run(main())
