import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
        print("child", n, "done")
    except asyncio.CancelledError:
        print("child", n, "cancelled")
        raise


async def main():
    try:
        async with asyncio.timeout(2):
            async with asyncio.TaskGroup() as tg:
                for n in (1, 3, 5):
                    tg.create_task(child(n))
    except TimeoutError:
        print("timeout", asyncio.get_running_loop().time())


asyncio.run(main())
