import asyncio


async def waiter(f):
    await f
    print("waiter woke")


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    t = asyncio.create_task(waiter(f))
    await asyncio.sleep(0)
    loop.call_soon(print, "before")
    f.set_result(None)
    loop.call_soon(print, "after")
    await t


asyncio.run(main())
