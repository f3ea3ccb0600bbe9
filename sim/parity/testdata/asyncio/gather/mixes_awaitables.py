import asyncio


class Thing:
    def __await__(self):
        yield from asyncio.sleep(0.2).__await__()
        return "thing"


async def coro(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    loop.call_later(0.3, fut.set_result, "future")
    print(await asyncio.gather(coro(0.1), asyncio.create_task(coro(0)), fut, Thing(), asyncio.gather(coro(1), coro(0.5))))


asyncio.run(main())
