import asyncio
import gc


def handler(loop, context):
    print(context["message"], repr(context["exception"]), sorted(context))


async def fails():
    raise ValueError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    f = loop.create_future()
    f.set_exception(KeyError("k"))
    f = None
    gc.collect()
    print("future gone")
    t = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    t = None
    gc.collect()
    print("task gone")


asyncio.run(main())
