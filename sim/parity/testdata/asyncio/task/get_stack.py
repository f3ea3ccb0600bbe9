import asyncio


async def leaf():
    await asyncio.sleep(1)


async def branch():
    await leaf()


async def main():
    t = asyncio.create_task(branch())
    await asyncio.sleep(0)
    print([f.f_code.co_name for f in t.get_stack()], [f.f_code.co_name for f in t.get_stack(limit=1)])
    await t
    print(t.get_stack())


asyncio.run(main())
