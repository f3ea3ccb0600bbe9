import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    f.add_done_callback(lambda f: print("callback", f.result()))
    f.set_result(1)
    print("set")
    print(await f)
    print("await of a done future does not suspend")
    await asyncio.sleep(0)


asyncio.run(main())
