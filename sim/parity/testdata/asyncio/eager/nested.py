import asyncio


async def leaf(n):
    print("leaf", n)
    if n % 2:
        await asyncio.sleep(0.1)
    print("leaf ends", n)


async def branch(n):
    print("branch", n)
    await asyncio.gather(leaf(2 * n), leaf(2 * n + 1))
    print("branch ends", n)


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    async with asyncio.TaskGroup() as tg:
        for n in range(2):
            tg.create_task(branch(n))
        print("all created")


asyncio.run(main())
