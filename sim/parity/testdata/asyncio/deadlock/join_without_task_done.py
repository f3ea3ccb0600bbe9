import asyncio


async def worker(q):
    while True:
        print("got", await q.get())


async def main():
    q = asyncio.Queue()
    t = asyncio.create_task(worker(q))
    for n in range(2):
        await q.put(n)
    await q.join()


asyncio.run(main())
