import asyncio


def tick(loop, n):
    print("tick", n, loop.time())
    if n == 3:
        loop.stop()
        loop.call_soon(print, "after stop")
    else:
        loop.call_later(0.5, tick, loop, n + 1)


loop = asyncio.new_event_loop()
loop.call_soon(tick, loop, 1)
loop.run_forever()
print(loop.is_running(), loop.is_closed())


async def value():
    return 9


print(loop.run_until_complete(value()))
loop.close()
print(loop.is_closed())
try:
    loop.call_soon(print)
except RuntimeError as e:
    print(e)
