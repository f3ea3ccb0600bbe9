import asyncio


async def main():
    t = asyncio.current_task()
    print(t.uncancel(), t.cancelling())
    t.cancel()
    t.cancel()
    print(t.cancelling(), t.uncancel(), t.cancelling(), t.uncancel())
    try:
        await asyncio.sleep(0)
        print("a cancel that was taken back is not delivered")
    except asyncio.CancelledError:
        print("delivered all the same")


asyncio.run(main())
