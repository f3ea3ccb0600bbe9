import asyncio


async def fail(d):
    await asyncio.sleep(d)
    raise ValueError(d)


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print("handler", c["message"]))
    try:
        await asyncio.gather(fail(1), fail(2))
    except ValueError as e:
        print("caught", e)
    await asyncio.sleep(5)
    print("nothing was reported")


asyncio.run(main())
