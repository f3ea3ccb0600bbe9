import asyncio


async def echo():
    got = None
    while True:
        try:
            await asyncio.sleep(1)
            got = yield got
        except ValueError as e:
            got = f"caught {e}"


async def main():
    g = echo()
    print(await g.asend(None), await g.asend(1), await g.athrow(ValueError("v")), await g.asend(2))
    try:
        await g.athrow(KeyError)
    except KeyError as e:
        print(repr(e))
    print(await anext(g, "over"))


asyncio.run(main())
