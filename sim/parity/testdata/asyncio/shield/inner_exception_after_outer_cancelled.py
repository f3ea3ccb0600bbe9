import asyncio


async def bad():
    await asyncio.sleep(1)
    raise ValueError("unseen")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print("handler:", c["message"], repr(c.get("exception"))))
    t = asyncio.create_task(bad())
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    s.cancel()
    await asyncio.sleep(2)
    print(repr(t.exception()))


asyncio.run(main())
