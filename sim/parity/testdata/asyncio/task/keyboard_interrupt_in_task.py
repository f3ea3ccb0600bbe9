import asyncio


async def interrupted():
    raise KeyboardInterrupt("stop")


async def main():
    t = asyncio.create_task(interrupted())
    try:
        await asyncio.sleep(5)
    finally:
        print("main ends", t.done())


try:
    asyncio.run(main())
except KeyboardInterrupt as e:
    print("interrupt", e.args)
