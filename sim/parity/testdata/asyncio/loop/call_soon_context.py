import asyncio
import contextvars

v = contextvars.ContextVar("v", default="none")


async def main():
    loop = asyncio.get_running_loop()
    v.set("first")
    loop.call_soon(lambda: print("captured", v.get()))
    v.set("second")
    loop.call_soon(lambda: print("captured", v.get()))
    ctx = contextvars.Context()
    loop.call_soon(lambda: print("given", v.get()), context=ctx)
    loop.call_later(0, lambda: v.set("in callback"))
    await asyncio.sleep(0.1)
    print(v.get())


asyncio.run(main())
