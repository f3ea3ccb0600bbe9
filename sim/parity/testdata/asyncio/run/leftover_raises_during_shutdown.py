import asyncio


async def left():
    try:
        await asyncio.sleep(100)
    finally:
        raise ValueError("in cleanup")


async def main():
    asyncio.get_running_loop().set_exception_handler(lambda l, c: print(c["message"], repr(c["exception"]), sorted(c)))
    t = asyncio.create_task(left())
    await asyncio.sleep(0)


asyncio.run(main())
