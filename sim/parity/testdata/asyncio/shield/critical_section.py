import asyncio


async def save():
    for step in range(3):
        await asyncio.sleep(1)
        print("saved", step)


async def request():
    saving = asyncio.create_task(save())
    try:
        await asyncio.shield(saving)
    except asyncio.CancelledError:
        print("told to stop, finishing first")
        await saving
        raise


async def main():
    t = asyncio.create_task(request())
    await asyncio.sleep(1.5)
    t.cancel()
    await asyncio.wait([t])
    print(t.cancelled(), asyncio.get_running_loop().time())


asyncio.run(main())
