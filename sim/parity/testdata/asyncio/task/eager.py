import asyncio


async def quick(n):
    print("quick", n)
    return n


async def slow(n):
    print("slow", n)
    await asyncio.sleep(0.1)
    print("slow ends", n)
    return n


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick(1))
    print(a.done())
    b = asyncio.create_task(slow(2))
    print(b.done())
    print(await asyncio.gather(a, b, quick(3)))


asyncio.run(main())
