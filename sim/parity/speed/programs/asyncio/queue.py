# 200000 items
import asyncio


async def producer(queue):
    for i in range(200000):
        await queue.put(i)
    await queue.put(None)


async def consumer(queue):
    while await queue.get() is not None:
        pass


async def main():
    queue = asyncio.Queue(5)
    await asyncio.gather(producer(queue), consumer(queue))


asyncio.run(main())
