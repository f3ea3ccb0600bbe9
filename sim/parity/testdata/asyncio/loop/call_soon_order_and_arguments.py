import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, 1, 2)
    h = loop.call_soon(print, "cancelled")
    loop.call_soon(lambda: loop.call_soon(print, "nested, a turn later"))
    loop.call_soon(print, "end of the turn")
    h.cancel()
    print(h.cancelled())
    await asyncio.sleep(0)
    print("main")
    await asyncio.sleep(0)
    try:
        loop.call_soon(print, end="")
    except TypeError as e:
        print(e)


asyncio.run(main())
