import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon")
    h = loop.call_soon_threadsafe(print, "threadsafe", 1)
    loop.call_soon(print, "soon again")
    print(type(h).__name__)
    await asyncio.sleep(0)


asyncio.run(main())
