import asyncio


async def getter(q, name):
    try:
        while True:
            print(name, await q.get())
            q.task_done()
    except asyncio.QueueShutDown:
        print(name, "shut down")


async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(q, n)) for n in "ab"]
    await q.put(1)
    await asyncio.sleep(0)
    q.shutdown()
    try:
        await q.put(2)
    except asyncio.QueueShutDown:
        print("no more")
    await asyncio.gather(*ts)
    q2 = asyncio.Queue()
    q2.put_nowait(1)
    j = asyncio.create_task(q2.join())
    await asyncio.sleep(0)
    q2.shutdown(immediate=True)
    await j
    print(q2.qsize())


asyncio.run(main())
