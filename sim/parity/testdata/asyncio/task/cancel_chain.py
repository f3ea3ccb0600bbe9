import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    finally:
        print("inner")


async def middle():
    try:
        await asyncio.create_task(inner())
    finally:
        await asyncio.sleep(0.5)
        print("middle")


async def main():
    t = asyncio.create_task(middle())
    await asyncio.sleep(1)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("main", asyncio.get_running_loop().time())


asyncio.run(main())
