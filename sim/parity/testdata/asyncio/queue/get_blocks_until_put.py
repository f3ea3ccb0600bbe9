import asyncio


async def getter(q, n):
    print(n, "got", await q.get())


async def main():
    q = asyncio.Queue()
    ts = [asyncio.create_task(getter(q, n)) for n in range(3)]
    await asyncio.sleep(0)
    for i in range(3):
        print("put", i)
        await q.put(i)
    await asyncio.gather(*ts)


asyncio.run(main())
