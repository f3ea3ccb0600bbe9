import asyncio


async def quits():
    await asyncio.sleep(1)
    raise SystemExit(3)


async def main():
    t = asyncio.create_task(quits())
    try:
        await asyncio.sleep(5)
    finally:
        print("main ends", t.done())


asyncio.run(main())
