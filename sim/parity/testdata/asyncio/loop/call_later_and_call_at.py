import asyncio


async def main():
    loop = asyncio.get_running_loop()
    h1 = loop.call_later(2, print, "two")
    h2 = loop.call_at(1, print, "one")
    h3 = loop.call_later(1.5, print, "never")
    h4 = loop.call_at(-5, print, "past")
    print(h1.when(), h2.when(), h3.when(), h4.when())
    h3.cancel()
    print(h3.cancelled(), h1.cancelled())
    await asyncio.sleep(3)
    h1.cancel()
    print(h1.cancelled(), loop.time())


asyncio.run(main())
