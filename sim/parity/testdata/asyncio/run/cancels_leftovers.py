import asyncio


async def left(n):
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("left", n, "cancelled")
        await asyncio.sleep(n)
        print("left", n, "cleaned", asyncio.get_running_loop().time())


async def main():
    asyncio.create_task(left(1))
    asyncio.create_task(left(2))
    await asyncio.sleep(0.5)
    print("main done")


asyncio.run(main())
print("over")
