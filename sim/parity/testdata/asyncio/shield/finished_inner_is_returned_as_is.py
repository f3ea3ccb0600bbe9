import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(0, "v"))
    await t
    s = asyncio.shield(t)
    print(s is t, await s)
    f = asyncio.get_running_loop().create_future()
    s = asyncio.shield(f)
    print(s is f, s.done())
    f.set_result(1)
    print(s.done(), await s)


asyncio.run(main())
