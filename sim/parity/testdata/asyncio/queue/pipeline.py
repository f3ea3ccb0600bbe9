import asyncio


async def stage(source, sink, f):
    while (item := await source.get()) is not None:
        await asyncio.sleep(0.1)
        await sink.put(f(item))
    await sink.put(None)


async def main():
    a, b, c = asyncio.Queue(2), asyncio.Queue(1), asyncio.Queue()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(stage(a, b, lambda x: x * x))
        tg.create_task(stage(b, c, str))
        for n in (1, 2, 3, 4, None):
            await a.put(n)
    out = []
    while (x := await c.get()) is not None:
        out.append(x)
    print(out, asyncio.get_running_loop().time())


asyncio.run(main())
