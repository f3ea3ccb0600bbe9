import asyncio


async def quick():
    return "q"


async def fails():
    raise ValueError("early")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    a = asyncio.create_task(quick())
    print(a.done(), a.result())
    b = asyncio.create_task(fails())
    print(b.done(), repr(b.exception()))
    a.add_done_callback(lambda t: print("callback"))
    print("before")
    await asyncio.sleep(0)
    print("after")


asyncio.run(main())
