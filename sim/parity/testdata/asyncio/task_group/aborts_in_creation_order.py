import asyncio


async def child(n):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("cancelled", n)
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n in range(5):
                tg.create_task(child(n))
            await asyncio.sleep(1)
            raise KeyError("x")
    except* KeyError as g:
        print(repr(g.exceptions))


asyncio.run(main())
