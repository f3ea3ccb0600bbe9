import asyncio
import contextvars

v = contextvars.ContextVar("v", default=0)


async def add(n):
    v.set(v.get() + n)
    await asyncio.sleep(0)
    v.set(v.get() + n)


async def main():
    ctx = contextvars.copy_context()
    await asyncio.gather(*(asyncio.create_task(add(n), context=ctx) for n in (1, 10)))
    print(v.get(), ctx[v])


asyncio.run(main())
