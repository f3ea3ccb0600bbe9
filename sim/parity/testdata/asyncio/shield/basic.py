import asyncio


async def inner():
    await asyncio.sleep(1)
    print("inner ends")
    return 42


async def main():
    t = asyncio.create_task(inner())
    s = asyncio.shield(t)
    asyncio.get_running_loop().call_later(0.5, s.cancel)
    try:
        await s
    except asyncio.CancelledError:
        print("shield cancelled", t.cancelled())
    print(await t)
    print(await asyncio.shield(inner()))


asyncio.run(main())
