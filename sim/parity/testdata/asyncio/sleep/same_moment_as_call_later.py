import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_later(1, print, "timer before")
    t = asyncio.create_task(asyncio.sleep(1))
    t.add_done_callback(lambda t: print("slept"))
    await asyncio.sleep(0)
    loop.call_later(1, print, "timer after")
    await t
    print("main")
    await asyncio.sleep(0)


asyncio.run(main())
