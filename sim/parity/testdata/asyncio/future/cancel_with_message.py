import asyncio


async def main():
    f = asyncio.get_running_loop().create_future()
    print(f.cancel("why"), f.cancelled(), f.done())
    for get in (f.result, f.exception):
        try:
            get()
        except asyncio.CancelledError as e:
            print(e.args)
    try:
        await f
    except asyncio.CancelledError as e:
        print("await", e.args)


asyncio.run(main())
