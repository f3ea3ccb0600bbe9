import asyncio


async def putter(q, n):
    await q.put(n)
    print("put", n, asyncio.get_running_loop().time())


async def main():
    q = asyncio.Queue(maxsize=1)
    ts = [asyncio.create_task(putter(q, n)) for n in range(4)]
    for _ in range(4):
        await asyncio.sleep(1)
        print("got", await q.get(), q.qsize(), q.full())
    await asyncio.gather(*ts)


asyncio.run(main())
