import asyncio


async def ticker():
    n = 0
    while True:
        print("tick", n, asyncio.get_running_loop().time())
        n += 1
        await asyncio.sleep(1)


loop = asyncio.new_event_loop()
t = loop.create_task(ticker())
for pause in (2.5, 1):
    loop.call_later(pause, loop.stop)
    loop.run_forever()
    print("stopped", loop.time())
t.cancel()
loop.call_soon(loop.stop)
loop.run_forever()
print(t.cancelled())
loop.close()
