import asyncio


class Unique(asyncio.Queue):
    """Takes each item once."""

    def _init(self, maxsize):
        print("_init", maxsize)
        self._queue = []
        self.seen = set()

    def _put(self, item):
        if item not in self.seen:
            self.seen.add(item)
            self._queue.append(item)

    def _get(self):
        return self._queue.pop()


class Largest(asyncio.PriorityQueue):
    def _put(self, item):
        super()._put((-item, item))

    def _get(self):
        return super()._get()[1]


class Loud(asyncio.LifoQueue):
    async def put(self, item):
        print("put", item)
        await super().put(item)

    async def get(self):
        item = await super().get()
        print("get", item)
        return item


class Closed(asyncio.Queue):
    def full(self):
        return True


class Peeking(asyncio.Queue):
    def peek(self):
        return self._queue[0]


async def main():
    q = Unique(maxsize=3)
    for i in (1, 2, 2):
        await q.put(i)
    print(q.qsize(), q.full(), q.empty())
    print(await q.get(), q.get_nowait(), q.qsize())

    async def consumer():
        while True:
            print("got", await q.get())
            q.task_done()

    task = asyncio.create_task(consumer())
    for i in range(5):
        await q.put(i)
    await asyncio.sleep(0)
    task.cancel()

    largest = Largest()
    for i in (3, 1, 2):
        largest.put_nowait(i)
    print([largest.get_nowait() for _ in range(3)])

    loud = Loud(2)
    await loud.put(1)
    await loud.put(2)
    print(loud.full(), await loud.get(), loud._queue, loud._unfinished_tasks)

    try:
        Closed().put_nowait(1)
    except asyncio.QueueFull:
        print("full")

    peeking = Peeking()
    peeking.put_nowait("a")
    print(peeking.peek())
    peeking._queue.appendleft("z")
    print(peeking.get_nowait(), peeking.qsize())
    plain = asyncio.Queue()
    plain.put_nowait(1)
    plain._queue.append(2)
    print(plain.qsize(), list(plain._queue), plain.get_nowait(), plain.get_nowait(), plain.empty())
    peeking.shutdown(immediate=True)
    try:
        await peeking.get()
    except asyncio.QueueShutDown:
        print("shut down")


asyncio.run(main())
