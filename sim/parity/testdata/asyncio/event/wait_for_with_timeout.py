import asyncio


async def main():
    e = asyncio.Event()
    try:
        await asyncio.wait_for(e.wait(), 0.5)
    except TimeoutError:
        print("not set yet")
    asyncio.get_running_loop().call_later(0.5, e.set)
    print(await asyncio.wait_for(e.wait(), 5), asyncio.get_running_loop().time())


asyncio.run(main())
