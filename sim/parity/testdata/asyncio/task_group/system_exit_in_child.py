import asyncio


async def quits():
    await asyncio.sleep(1)
    raise SystemExit("bye")


async def other():
    try:
        await asyncio.sleep(10)
    finally:
        print("other ends")


async def main():
    async with asyncio.TaskGroup() as tg:
        tg.create_task(other())
        tg.create_task(quits())


try:
    asyncio.run(main())
except SystemExit as e:
    print("exit", e.code)
