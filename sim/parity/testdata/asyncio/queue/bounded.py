import asyncio


async def producer(q):
    for i in range(6):
        await q.put(i)
        print("put", i, q.qsize(), q.full())


async def consumer(q, name):
    while True:
        item = await q.get()
        print(name, "got", item)
        await asyncio.sleep(0.1)
        q.task_done()


async def main():
    q = asyncio.Queue(2)
    cs = [asyncio.create_task(consumer(q, f"c{i}")) for i in range(2)]
    await producer(q)
    await q.join()
    for c in cs:
        c.cancel()
    await asyncio.gather(*cs, return_exceptions=True)
    try:
        q.task_done()
    except ValueError as e:
        print(e)


asyncio.run(main())
