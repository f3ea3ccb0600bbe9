import asyncio


async def main():
    other = asyncio.new_event_loop()
    f = other.create_future()
    try:
        asyncio.ensure_future(f, loop=asyncio.get_running_loop())
    except ValueError as e:
        print(e)
    t = asyncio.create_task(waits(f))
    try:
        await t
    except RuntimeError as e:
        print(str(e).split("<")[0], str(e)[-30:])
    other.close()


async def waits(f):
    await f


asyncio.run(main())
