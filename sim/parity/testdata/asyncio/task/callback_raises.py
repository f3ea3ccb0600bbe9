import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, ctx: print("handler:", repr(ctx["exception"]), sorted(ctx)))

    def bad(t):
        raise RuntimeError("in callback")

    t = asyncio.create_task(asyncio.sleep(0, 1))
    t.add_done_callback(bad)
    t.add_done_callback(lambda t: print("the next one runs"))
    print(await t)
    await asyncio.sleep(0)


asyncio.run(main())
