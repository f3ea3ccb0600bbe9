import asyncio


async def fail(e):
    raise e


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError(1)))
            tg.create_task(fail(KeyError(2)))
            tg.create_task(fail(OSError(3)))
    except* ValueError as g:
        print("values", g.exceptions)
    except* (KeyError, OSError) as g:
        print("others", g.exceptions)


asyncio.run(main())
