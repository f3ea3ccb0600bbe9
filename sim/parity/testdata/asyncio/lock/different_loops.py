import asyncio

lock = asyncio.Lock()


async def hold(seconds):
    async with lock:
        await asyncio.sleep(seconds)


async def contended():
    await asyncio.gather(hold(1), hold(1))


asyncio.run(hold(1))
asyncio.run(contended())
try:
    asyncio.run(contended())
except RuntimeError as e:
    print(str(e).split(" at 0x")[0].split(" <")[1:], str(e)[-35:])
