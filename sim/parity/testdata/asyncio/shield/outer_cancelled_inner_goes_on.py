import asyncio


async def inner():
    await asyncio.sleep(2)
    print("inner done")
    return "kept"


async def outer(t):
    try:
        await asyncio.shield(t)
    except asyncio.CancelledError as e:
        print("outer", e.args, t.cancelled())
        raise


async def main():
    t = asyncio.create_task(inner())
    o = asyncio.create_task(outer(t))
    await asyncio.sleep(1)
    o.cancel("out")
    await asyncio.wait([o])
    print(o.cancelled(), await t)


asyncio.run(main())
