import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(2, "t"))
    g = asyncio.gather(asyncio.shield(t), asyncio.sleep(5))
    await asyncio.sleep(1)
    g.cancel()
    try:
        await g
    except asyncio.CancelledError:
        print("gather cancelled", t.cancelled())
    print(await t)


asyncio.run(main())
