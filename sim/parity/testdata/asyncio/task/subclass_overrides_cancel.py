import asyncio


class Counted(asyncio.Task):
    def __init__(self, coro, **options):
        super().__init__(coro, **options)
        self.asked = 0

    def cancel(self, msg=None):
        self.asked += 1
        print("cancel", self.get_name(), msg)
        return super().cancel(msg)


class Announced(asyncio.Future):
    def set_result(self, result):
        print("set", result)
        super().set_result(result)


async def work():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("work is cancelled")
        raise


async def two():
    return 2


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(lambda loop, coro, **options: Counted(coro, loop=loop, **options))
    task = asyncio.create_task(work(), name="first")
    await asyncio.sleep(0)
    task.cancel("why")
    try:
        await task
    except asyncio.CancelledError as e:
        print(e.args, task.asked)
    try:
        async with asyncio.timeout(0.5):
            await asyncio.create_task(work(), name="second")
    except TimeoutError:
        print("timeout")
    third = asyncio.create_task(work(), name="third")
    everything = asyncio.gather(third, asyncio.create_task(work(), name="fourth"))
    await asyncio.sleep(0)
    everything.cancel("all")
    try:
        await everything
    except asyncio.CancelledError:
        print("gathered", third.asked)

    async def fail():
        raise ValueError

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(work(), name="fifth")
            group.create_task(fail(), name="sixth")
    except* ValueError:
        print("group")
    future = Announced()
    loop.call_soon(future.set_result, 3)
    print(await future, await asyncio.gather(two(), two()))


asyncio.run(main())
