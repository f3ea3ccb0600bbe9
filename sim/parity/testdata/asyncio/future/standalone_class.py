import asyncio


async def main():
    f = asyncio.Future()
    print(f.done(), f.get_loop() is asyncio.get_running_loop())
    asyncio.get_running_loop().call_soon(f.set_result, "ok")
    print(await f)


asyncio.run(main())
loop = asyncio.new_event_loop()
f = asyncio.Future(loop=loop)
loop.call_later(2, f.set_result, "from timer")
print(loop.run_until_complete(f), loop.time())
loop.close()
