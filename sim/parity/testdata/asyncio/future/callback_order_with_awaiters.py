import asyncio


async def w(f, n):
    await f
    print("awaiter", n)


async def main():
    f = asyncio.Future()
    f.add_done_callback(lambda _: print("callback 1"))
    t = asyncio.create_task(w(f, 1))
    await asyncio.sleep(0)
    f.add_done_callback(lambda _: print("callback 2"))
    f.set_result(0)
    await t


asyncio.run(main())
