import asyncio


async def fail(n):
    try:
        await asyncio.sleep(1)
    finally:
        raise ValueError(n)


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            for n in range(3):
                tg.create_task(fail(n))
    except ExceptionGroup as g:
        print(g, [repr(e) for e in g.exceptions])


asyncio.run(main())
