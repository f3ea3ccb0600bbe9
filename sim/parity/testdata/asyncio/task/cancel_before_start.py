import asyncio


async def never():
    print("never printed")


async def main():
    t = asyncio.create_task(never())
    print(t.cancel(), t.cancelling(), t.done())
    try:
        await t
    except asyncio.CancelledError:
        print(t.cancelled(), t.cancel())


asyncio.run(main())
