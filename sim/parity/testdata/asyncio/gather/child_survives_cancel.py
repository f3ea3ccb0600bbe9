import asyncio


async def tough():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return "tough"


async def main():
    g = asyncio.gather(tough(), tough())
    await asyncio.sleep(0)
    g.cancel()
    try:
        print(await g)
    except asyncio.CancelledError:
        print("cancelled though every child returned")


asyncio.run(main())
