import asyncio


async def stubborn():
    for _ in range(3):
        try:
            await asyncio.sleep(1)
        except asyncio.CancelledError:
            print("no", asyncio.get_running_loop().time())
    return "survived"


async def main():
    t = asyncio.create_task(stubborn())
    await asyncio.sleep(0.5)
    t.cancel()
    await asyncio.sleep(0.1)
    t.cancel()
    print(await t, t.cancelled(), t.cancelling())


asyncio.run(main())
