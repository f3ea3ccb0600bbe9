import asyncio


async def f():
    await asyncio.sleep(10)


loop = asyncio.new_event_loop()
t = loop.create_task(f())
loop.call_later(1, loop.stop)
try:
    loop.run_until_complete(t)
except RuntimeError as e:
    print(e)
t.cancel()
try:
    loop.run_until_complete(t)
except asyncio.CancelledError:
    print("cancelled", loop.time())
loop.close()
