import asyncio


async def main():
    try:
        async with asyncio.timeout(1) as cm:
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("swallowed")
            await asyncio.sleep(1)
            print("the body ends late")
    except TimeoutError:
        print("timeout")
    print(cm.expired(), asyncio.current_task().cancelling())


asyncio.run(main())
