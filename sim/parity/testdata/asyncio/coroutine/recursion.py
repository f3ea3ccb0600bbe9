import asyncio


async def depth(n):
    if n == 0:
        await asyncio.sleep(1)
        return 0
    return 1 + await depth(n - 1)


print(asyncio.run(depth(200)))


async def forever():
    await forever()


try:
    asyncio.run(forever())
except RecursionError as e:
    print(e)
