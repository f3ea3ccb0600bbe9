import asyncio


async def main():
    t = asyncio.current_task()
    try:
        await t
    except RuntimeError as e:
        print(str(e)[:25])


asyncio.run(main())
