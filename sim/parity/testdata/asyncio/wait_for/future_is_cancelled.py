import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(f, 1)
    except TimeoutError:
        print("timeout", f.cancelled())
    t = asyncio.create_task(asyncio.sleep(5))
    try:
        await asyncio.wait_for(asyncio.shield(t), 1)
    except TimeoutError:
        print("timeout", t.cancelled(), t.done())
    await t
    print(asyncio.get_running_loop().time())


asyncio.run(main())
