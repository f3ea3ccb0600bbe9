import asyncio


async def f():
    raise asyncio.CancelledError("by hand")


async def main():
    t = asyncio.create_task(f())
    await asyncio.wait([t])
    print(t.cancelled(), t.cancelling())
    try:
        t.result()
    except asyncio.CancelledError as e:
        print(e.args)
    try:
        await f()
    except asyncio.CancelledError as e:
        print(e.args)


asyncio.run(main())
