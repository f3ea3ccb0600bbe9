import asyncio


async def quits():
    asyncio.current_task().cancel()
    return "value"


async def main():
    t = asyncio.create_task(quits())
    try:
        print(await t)
    except asyncio.CancelledError:
        print("cancelled")
    print(t.cancelled())


asyncio.run(main())
