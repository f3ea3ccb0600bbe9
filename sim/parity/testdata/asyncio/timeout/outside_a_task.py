import asyncio


async def enter():
    async with asyncio.timeout(1):
        pass


c = enter()
try:
    c.send(None)
except RuntimeError as e:
    print(e)
