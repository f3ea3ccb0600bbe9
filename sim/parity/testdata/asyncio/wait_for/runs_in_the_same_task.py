import asyncio


async def who():
    return asyncio.current_task().get_name()


async def main():
    print(await asyncio.wait_for(who(), 1), await asyncio.wait_for(asyncio.create_task(who()), 1))


asyncio.run(main())
