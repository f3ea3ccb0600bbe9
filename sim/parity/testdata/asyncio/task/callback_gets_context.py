import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def main():
    ctx = contextvars.copy_context()
    ctx.run(var.set, "given")
    var.set("main's")
    t = asyncio.create_task(asyncio.sleep(0))
    t.add_done_callback(lambda t: print("own", var.get()))
    t.add_done_callback(lambda t: print("other", var.get()), context=ctx)
    var.set("later")
    await t
    await asyncio.sleep(0)


asyncio.run(main())
