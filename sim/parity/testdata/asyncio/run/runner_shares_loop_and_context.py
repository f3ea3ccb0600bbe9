import asyncio
import contextvars

v = contextvars.ContextVar("v", default=0)


async def add(n):
    v.set(v.get() + n)
    await asyncio.sleep(1)
    return v.get(), asyncio.get_running_loop().time()


with asyncio.Runner() as runner:
    print(runner.run(add(1)), runner.run(add(10)), runner.get_loop().is_closed())
    print(runner.run(add(100), context=contextvars.copy_context()))
print(runner.get_loop().is_closed() if False else "closed", v.get())
try:
    runner.run(add(1))
except RuntimeError as e:
    print(e)
