import asyncio


async def f():
    await asyncio.sleep(0)
    return "done"


async def main():
    t = asyncio.create_task(f())
    t.cancel()
    t.uncancel()
    try:
        print(await t)
    except asyncio.CancelledError:
        print("cancelled")


asyncio.run(main())
