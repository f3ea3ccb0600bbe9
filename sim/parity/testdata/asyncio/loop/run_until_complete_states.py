import asyncio


async def f(x):
    await asyncio.sleep(1)
    return x


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(f(1)), loop.run_until_complete(f(2)), loop.time())
t = loop.create_task(f(3))
print(loop.run_until_complete(t))
print(loop.run_until_complete(asyncio.gather(f(4), f(5)) if False else f(6)))
loop.close()
loop.close()
print(loop.is_closed())
c = f(7)
try:
    loop.run_until_complete(c)
except RuntimeError as e:
    print(e)
c.close()
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
