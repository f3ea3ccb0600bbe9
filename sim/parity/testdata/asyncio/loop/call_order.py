import asyncio


async def main():
    loop = asyncio.get_running_loop()
    end = loop.create_future()
    loop.call_soon(print, "soon 1")
    loop.call_later(0, print, "later 0")
    loop.call_soon(print, "soon 2")
    h = loop.call_soon(print, "never")
    h.cancel()
    print(h.cancelled())
    t = loop.call_at(loop.time() + 0.2, print, "at 0.2")
    loop.call_later(0.1, print, "later 0.1")
    loop.call_later(0.2, print, "later 0.2")
    loop.call_later(0.3, end.set_result, None)
    print(t.when())
    await end


asyncio.run(main())
