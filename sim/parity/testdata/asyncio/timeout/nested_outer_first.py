import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(3) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("not the inner one")
            except asyncio.CancelledError:
                print("passing", inner.expired(), outer.expired())
                raise
    except TimeoutError:
        print("outer", loop.time(), outer.expired(), inner.expired())


asyncio.run(main())
