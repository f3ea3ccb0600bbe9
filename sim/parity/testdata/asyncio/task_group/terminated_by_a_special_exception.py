import asyncio


class Stop(Exception):
    pass


async def stop():
    raise Stop


async def job(n):
    await asyncio.sleep(n)
    print("job", n)


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(job(0.5))
            tg.create_task(job(1.5))
            await asyncio.sleep(1)
            tg.create_task(stop())
    except* Stop:
        print("stopped", asyncio.get_running_loop().time())


asyncio.run(main())
