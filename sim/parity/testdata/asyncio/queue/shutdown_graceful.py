import asyncio


async def main():
    q = asyncio.Queue(1)
    await q.put(1)
    p = asyncio.create_task(q.put(2))
    await asyncio.sleep(0)
    q.shutdown()
    try:
        await p
    except asyncio.QueueShutDown as e:
        print("putter", repr(e))
    print(await q.get())
    for op in (q.get, lambda: q.put(3)):
        try:
            await op()
        except asyncio.QueueShutDown:
            print("shut down")
    for op in (q.get_nowait, lambda: q.put_nowait(3)):
        try:
            op()
        except asyncio.QueueShutDown:
            print("shut down")
    q.task_done()
    await q.join()


asyncio.run(main())
