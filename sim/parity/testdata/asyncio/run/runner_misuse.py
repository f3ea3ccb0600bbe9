import asyncio


async def f():
    pass


with asyncio.Runner() as runner:
    for bad in (5, f):
        try:
            runner.run(bad)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, str(e).split(" at 0x")[0])
r = asyncio.Runner()
r.close()
r.close()
try:
    r.get_loop()
except RuntimeError as e:
    print(e)
