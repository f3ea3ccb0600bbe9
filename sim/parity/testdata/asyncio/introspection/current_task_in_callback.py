import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(lambda: print("callback", asyncio.current_task(), asyncio.get_running_loop() is loop))
    await asyncio.sleep(0)
    print(asyncio.current_task().get_name(), asyncio.current_task(loop) is asyncio.current_task())


asyncio.run(main())
