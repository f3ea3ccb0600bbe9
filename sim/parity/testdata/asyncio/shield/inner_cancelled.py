import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(5))
    s = asyncio.shield(t)
    await asyncio.sleep(0)
    t.cancel("in")
    try:
        await s
    except asyncio.CancelledError as e:
        print("shield", e.args, s.cancelled(), t.cancelled())


asyncio.run(main())
