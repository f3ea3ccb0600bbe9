import asyncio

try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


async def f():
    return asyncio.get_event_loop() is loop, asyncio.get_running_loop() is loop


print(loop.run_until_complete(f()))
asyncio.set_event_loop(None)
try:
    asyncio.get_event_loop()
except RuntimeError as e:
    print(e)
loop.close()
try:
    asyncio.set_event_loop(5)
except TypeError as e:
    print(e)
