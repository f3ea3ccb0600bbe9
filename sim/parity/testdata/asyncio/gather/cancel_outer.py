import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as e:
        print("child", n, "cancelled", e.args)
        raise


async def main():
    g = asyncio.gather(child(1), child(2))
    await asyncio.sleep(0.1)
    print(g.cancel("stop"), g.done())
    try:
        await g
    except asyncio.CancelledError as e:
        print("outer cancelled", e.args)
    print(g.cancelled())


asyncio.run(main())
