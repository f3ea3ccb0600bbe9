import asyncio
import contextvars

v = contextvars.ContextVar("v", default="-")


async def f():
    v.set("inside")


async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    v.set("main")
    t = asyncio.create_task(f())
    print(t.done(), v.get(), t.get_context()[v])


asyncio.run(main())
