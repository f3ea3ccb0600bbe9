import asyncio


async def main():
    queue = asyncio.Queue(maxsize=1.5)
    await queue.put(1)
    print(queue.full())
    await queue.put(2)
    print(queue.full(), queue.qsize())
    for finished in asyncio.as_completed([queue.get(), queue.get()]):
        print(await finished)
    queue.put_nowait(3)
    queue.put_nowait(4)
    try:
        queue.put_nowait(5)
    except asyncio.QueueFull as e:
        print(type(e).__name__)


asyncio.run(main())
