import asyncio


async def tough(result):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        return result


async def main():
    for message in ((), ("why",)):
        g = asyncio.gather(tough(0), tough("text"), return_exceptions=True)
        await asyncio.sleep(0)
        g.cancel(*message)
        try:
            print(await g)
        except asyncio.CancelledError as e:
            print(repr(e), e.args)


asyncio.run(main())
