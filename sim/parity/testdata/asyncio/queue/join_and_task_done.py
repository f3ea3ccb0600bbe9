import asyncio


async def worker(q):
    while True:
        n = await q.get()
        await asyncio.sleep(n)
        print("done", n)
        q.task_done()


async def main():
    q = asyncio.Queue()
    for n in (3, 1, 2):
        q.put_nowait(n)
    ts = [asyncio.create_task(worker(q)) for _ in range(2)]
    await q.join()
    print("joined", asyncio.get_running_loop().time())
    for t in ts:
        t.cancel()
    print(await asyncio.gather(*ts, return_exceptions=True))
    try:
        q.task_done()
    except ValueError as e:
        print(e)


asyncio.run(main())
