import asyncio


async def main():
    a = asyncio.create_task(asyncio.sleep(0, "a"))
    b = asyncio.create_task(asyncio.sleep(1, "b"))
    await a
    asyncio.get_running_loop().call_soon(print, "not waited for")
    done, pending = await asyncio.wait([a, b], return_when=asyncio.FIRST_COMPLETED)
    print([t.result() for t in done], len(pending))
    await b


asyncio.run(main())
