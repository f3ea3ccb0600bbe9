import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("inner", e.args)
        raise


async def outer(t):
    try:
        await t
    except asyncio.CancelledError as e:
        print("outer", e.args)
        raise


async def main():
    i = asyncio.create_task(inner())
    o = asyncio.create_task(outer(i))
    await asyncio.sleep(0.1)
    o.cancel("msg")
    await asyncio.wait([o])
    print(i.cancelled(), o.cancelled())


asyncio.run(main())
