import asyncio


async def w(b, n):
    async with b as position:
        print("inside", n, position)
    print("outside", n)


async def main():
    b = asyncio.Barrier(2)
    await asyncio.gather(w(b, "a"), w(b, "b"))
    try:
        asyncio.Barrier(0)
    except ValueError as e:
        print(e)


asyncio.run(main())
