import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner", inner.expired(), outer.expired())
                await asyncio.sleep(0)
                print("after")
    except TimeoutError:
        print("outer", outer.expired(), loop.time())


asyncio.run(main())
