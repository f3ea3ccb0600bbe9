import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        print(await asyncio.wait_for(asyncio.sleep(1, "made it"), 1))
    except TimeoutError:
        print("missed it")
    t = asyncio.create_task(asyncio.sleep(1, "started earlier"))
    await asyncio.sleep(0)
    try:
        print(await asyncio.wait_for(t, 1), loop.time())
    except TimeoutError:
        print("missed", loop.time())


asyncio.run(main())
