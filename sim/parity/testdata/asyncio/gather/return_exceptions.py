import asyncio


async def ok():
    return 1


async def bad():
    raise KeyError("k")


async def slow():
    await asyncio.sleep(10)


async def main():
    t = asyncio.create_task(slow())
    asyncio.get_running_loop().call_later(0.5, t.cancel)
    results = await asyncio.gather(ok(), bad(), t, return_exceptions=True)
    print([type(r).__name__ for r in results], results[1].args)


asyncio.run(main())
