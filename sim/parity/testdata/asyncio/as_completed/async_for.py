import asyncio


async def f(n):
    await asyncio.sleep(n)
    return n


async def main():
    ts = [asyncio.create_task(f(n), name=f"t{n}") for n in (3, 1, 2)]
    async for t in asyncio.as_completed(ts):
        print(t in ts, t.get_name(), await t)
    f0 = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, f0.set_result, "fut")
    async for x in asyncio.as_completed([f0, asyncio.sleep(0.5, "coro")]):
        print(x is f0, await x)


asyncio.run(main())
