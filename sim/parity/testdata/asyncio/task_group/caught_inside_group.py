import asyncio


async def bad():
    raise ValueError("v")


async def main():
    async with asyncio.TaskGroup() as tg:
        async def guarded():
            try:
                await bad()
            except ValueError as e:
                return f"handled {e}"

        t = tg.create_task(guarded())
    print(t.result())


asyncio.run(main())
