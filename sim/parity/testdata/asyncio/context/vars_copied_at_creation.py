import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def child(name):
    print(name, var.get())
    var.set(name)
    await asyncio.sleep(0)
    print(name, var.get())


async def main():
    var.set("main")
    t1 = asyncio.create_task(child("one"))
    var.set("changed")
    t2 = asyncio.create_task(child("two"))
    await asyncio.gather(t1, t2)
    print(var.get())
    ctx = contextvars.copy_context()
    ctx.run(var.set, "inside")
    print(ctx[var], var.get())
    await asyncio.create_task(child("three"), context=ctx)
    print(ctx[var])


asyncio.run(main())
