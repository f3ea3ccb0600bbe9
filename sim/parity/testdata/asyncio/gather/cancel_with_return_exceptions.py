import asyncio


async def child(n):
    try:
        await asyncio.sleep(n)
    finally:
        print("child", n)


async def main():
    g = asyncio.gather(child(1), child(2), return_exceptions=True)
    await asyncio.sleep(0)
    print(g.cancel("all"))
    try:
        print(await g)
    except asyncio.CancelledError as e:
        print("cancelled", e.args, g.cancelled())


asyncio.run(main())
