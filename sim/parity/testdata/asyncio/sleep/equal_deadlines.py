import asyncio


async def work(name, delays):
    for d in delays:
        await asyncio.sleep(d)
        print(name, asyncio.get_running_loop().time())


async def main():
    await asyncio.gather(work("a", [0.1, 0.2]), work("b", [0.3]), work("c", [0.2, 0.1]), work("d", [0.15, 0.15]))
    print(await asyncio.sleep(0, "zero"), await asyncio.sleep(1, result="one"))
    print(await asyncio.sleep(-1, "negative"))


asyncio.run(main())
