import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(0))
    for f, arg in ((t.set_result, 1), (t.set_exception, ValueError())):
        try:
            f(arg)
        except RuntimeError as e:
            print(e)
    await t


asyncio.run(main())
