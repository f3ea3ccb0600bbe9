import asyncio


async def main():
    q = asyncio.Queue(1)
    q.put_nowait("x")
    try:
        q.put_nowait("y")
    except asyncio.QueueFull as e:
        print(repr(e))
    print(q.get_nowait())
    try:
        q.get_nowait()
    except asyncio.QueueEmpty as e:
        print(repr(e))
    pq = asyncio.PriorityQueue()
    for x in (3, 1, 2):
        await pq.put((x, str(x)))
    print([await pq.get() for _ in range(3)])
    lq = asyncio.LifoQueue()
    for x in (3, 1, 2):
        await lq.put(x)
    print([await lq.get() for _ in range(3)])


asyncio.run(main())
