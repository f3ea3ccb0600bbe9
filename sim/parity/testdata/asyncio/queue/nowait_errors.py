import asyncio


async def main():
    q = asyncio.Queue(2)
    print(q.maxsize, q.empty(), q.full(), q.qsize())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print("empty", e.args)
    q.put_nowait(1)
    q.put_nowait(2)
    try:
        q.put_nowait(3)
    except asyncio.QueueFull as e:
        print("full", e.args)
    print(q.get_nowait(), q.get_nowait(), q.empty())


asyncio.run(main())
