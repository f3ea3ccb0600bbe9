import asyncio


async def leaf():
    await asyncio.sleep(1)


async def branch():
    await leaf()


async def main():
    t = asyncio.create_task(branch(), name="b")
    await asyncio.sleep(0)
    g = asyncio.capture_call_graph(t)
    print([e.frame.f_code.co_name for e in g.call_stack][-2:], len(g.awaited_by), g.future is t)
    await t


asyncio.run(main())
