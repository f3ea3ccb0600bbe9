import asyncio
from dataclasses import dataclass, field


@dataclass(order=True)
class Job:
    priority: int
    name: str = field(compare=False)


async def main():
    q = asyncio.PriorityQueue()
    for p, name in ((3, "c"), (1, "a"), (2, "b"), (1, "a again")):
        await q.put(Job(p, name))
    while not q.empty():
        print(await q.get())
    await q.put((1, "x"))
    await q.put((1, "a"))
    print(await q.get())
    try:
        await q.put((1, 5))
    except TypeError as e:
        print(e)


asyncio.run(main())
