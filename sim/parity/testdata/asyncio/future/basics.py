import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    f.add_done_callback(lambda f: print("cb", f.result()))
    loop.call_later(1, f.set_result, "x")
    print(await f, f.done())
    try:
        f.set_result(1)
    except asyncio.InvalidStateError as e:
        print(type(e).__name__)
    g = loop.create_future()
    g.set_exception(ValueError)
    print(repr(g.exception()))
    try:
        await g
    except ValueError as e:
        print("raised", repr(e))
    h = loop.create_future()
    h.cancel("why")
    try:
        await h
    except asyncio.CancelledError as e:
        print(e.args)


asyncio.run(main())
