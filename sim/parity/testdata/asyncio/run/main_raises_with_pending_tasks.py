import asyncio


async def background():
    try:
        await asyncio.sleep(100)
    except asyncio.CancelledError:
        print("background cancelled")
        await asyncio.sleep(1)
        print("background cleaned up")
        raise


async def main():
    asyncio.create_task(background())
    await asyncio.sleep(0)
    raise LookupError("gone")


asyncio.run(main())
