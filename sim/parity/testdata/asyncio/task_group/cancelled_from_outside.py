import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError:
        print("child", n)
        raise


async def parent():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(child(1))
        tg.create_task(child(2))


async def main():
    t = asyncio.create_task(parent())
    await asyncio.sleep(0.5)
    t.cancel("enough")
    try:
        await t
    except asyncio.CancelledError as e:
        print("parent", e.args)


asyncio.run(main())
