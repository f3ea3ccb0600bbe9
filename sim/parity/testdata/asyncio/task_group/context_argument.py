import asyncio
import contextvars

v = contextvars.ContextVar("v", default="default")


async def show(name):
    print(name, v.get())


async def main():
    ctx = contextvars.Context()
    ctx.run(v.set, "special")
    v.set("main")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(show("inherits"))
        tg.create_task(show("given"), context=ctx)


asyncio.run(main())
