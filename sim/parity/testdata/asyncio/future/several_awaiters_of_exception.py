import asyncio


async def w(n, f):
    try:
        await f
    except ValueError as e:
        print(n, e)


async def main():
    f = asyncio.get_running_loop().create_future()
    ts = [asyncio.create_task(w(n, f)) for n in range(3)]
    await asyncio.sleep(0)
    f.set_exception(ValueError("shared"))
    await asyncio.gather(*ts)


asyncio.run(main())
