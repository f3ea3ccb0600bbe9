import asyncio


async def work(n):
    await asyncio.sleep(n)
    if n == 2:
        raise RuntimeError(n)
    return n


async def main():
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (1, 2, 3)]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    for t in sorted(done, key=asyncio.Task.get_name):
        print(t.get_name(), t.exception())
    for t in pending:
        t.cancel()
    await asyncio.wait(pending)
    print([t.cancelled() for t in pending])


asyncio.run(main())
