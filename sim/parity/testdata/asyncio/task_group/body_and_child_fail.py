import asyncio


async def child():
    await asyncio.sleep(1)
    raise ValueError("child")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(child())
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                print("body cancelled", asyncio.get_running_loop().time())
                raise KeyError("body")
    except BaseExceptionGroup as g:
        print([repr(e) for e in g.exceptions])


asyncio.run(main())
