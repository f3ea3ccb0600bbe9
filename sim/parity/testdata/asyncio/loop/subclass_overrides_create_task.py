import asyncio


class Told(asyncio.SelectorEventLoop):
    def create_task(self, coro, **options):
        print("create_task", coro.__qualname__)
        return super().create_task(coro, **options)

    def close(self):
        print("close")
        super().close()


async def one():
    await asyncio.sleep(0)
    return 1


async def main():
    print(type(asyncio.get_running_loop()).__name__)
    print(await asyncio.create_task(one()))
    print(await asyncio.gather(one(), one()))
    async with asyncio.TaskGroup() as group:
        group.create_task(one())


with asyncio.Runner(loop_factory=Told) as runner:
    runner.run(main())
asyncio.run(main(), loop_factory=Told)
