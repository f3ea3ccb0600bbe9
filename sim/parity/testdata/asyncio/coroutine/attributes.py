import asyncio
import inspect


async def inner():
    await asyncio.sleep(0)


async def f():
    await inner()


async def main():
    c = f()
    print(inspect.getcoroutinestate(c), c.cr_await, c.cr_code.co_name)
    t = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), c.cr_await.__qualname__)
    await t
    print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), inspect.isawaitable(c), inspect.iscoroutinefunction(f))


asyncio.run(main())
