import asyncio


async def coro():
    pass


async def main():
    c = coro()
    try:
        asyncio.run(c)
    except RuntimeError as e:
        print(e)
    c.close()


asyncio.run(main())
for call in (asyncio.get_running_loop, asyncio.get_event_loop, asyncio.current_task):
    try:
        call()
    except RuntimeError as e:
        print(e)
try:
    asyncio.run(5)
except (ValueError, TypeError) as e:
    print(type(e).__name__, e)
c = coro()
try:
    asyncio.create_task(c)
except RuntimeError as e:
    print(e)
c.close()
