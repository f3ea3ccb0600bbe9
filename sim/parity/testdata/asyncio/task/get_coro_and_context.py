import asyncio
import contextvars

v = contextvars.ContextVar("v", default=0)


async def f():
    v.set(5)


async def main():
    c = f()
    t = asyncio.create_task(c)
    print(t.get_coro() is c, t.get_loop() is asyncio.get_running_loop(), type(t.get_context()).__name__)
    await t
    print(v.get(), t.get_context()[v], t.get_coro() is c)


asyncio.run(main())
