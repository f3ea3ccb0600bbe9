import asyncio


def bad():
    raise ValueError("in callback")


def handler(loop, context):
    print(sorted(context), context["message"].split("<")[0], repr(context["exception"]))


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    await asyncio.sleep(0)


asyncio.run(main())
