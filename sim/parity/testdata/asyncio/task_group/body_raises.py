import asyncio


async def ok():
    try:
        await asyncio.sleep(3)
    finally:
        print("cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(ok())
            await asyncio.sleep(0)
            raise KeyError("body")
    except ExceptionGroup as eg:
        print(repr(eg))
    try:
        tg.create_task(ok())
    except RuntimeError as e:
        print("closed:", str(e).split("<")[0])


asyncio.run(main())
