import asyncio


def handler(loop, context):
    print(sorted(context), context["message"].split("(")[0].strip(), repr(context.get("exception")))


def bad():
    raise ValueError("callback")


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(bad)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand"})
    try:
        loop.set_exception_handler(5)
    except TypeError as e:
        print(e)
    loop.set_exception_handler(None)


asyncio.run(main())
