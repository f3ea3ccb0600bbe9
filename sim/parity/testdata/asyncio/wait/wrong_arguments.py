import asyncio


async def f():
    pass


async def main():
    c = f()
    t = asyncio.create_task(f())
    for args, kw in (((t,), {}), (([],), {}), (([c],), {}), (([t],), {"return_when": "WHENEVER"}), ((c,), {})):
        try:
            await asyncio.wait(*args, **kw)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    c.close()
    await t


asyncio.run(main())
