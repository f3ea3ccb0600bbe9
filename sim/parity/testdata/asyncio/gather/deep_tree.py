import asyncio


async def tree(depth, name):
    if depth == 0:
        await asyncio.sleep(len(name) / 10)
        return name
    return await asyncio.gather(tree(depth - 1, name + "l"), tree(depth - 1, name + "r"))


async def main():
    print(await tree(4, ""))


asyncio.run(main())
