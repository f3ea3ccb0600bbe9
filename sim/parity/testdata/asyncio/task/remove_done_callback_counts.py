import asyncio


async def main():
    def cb(t):
        print("never")

    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(cb)
    t.add_done_callback(cb)
    print(t.remove_done_callback(cb), t.remove_done_callback(cb), t.remove_done_callback(print))
    await t
    await asyncio.sleep(0)


asyncio.run(main())
