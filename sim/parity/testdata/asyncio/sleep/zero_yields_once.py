import asyncio


async def worker(name, n):
    for i in range(n):
        print(name, i)
        await asyncio.sleep(0)
    return name


async def main():
    print(await asyncio.gather(worker("a", 3), worker("b", 1), worker("c", 2)))


asyncio.run(main())
