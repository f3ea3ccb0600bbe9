import asyncio
import contextvars

v = contextvars.ContextVar("v")


async def child():
    print("child", v.get("unset"))
    token = v.set("child's")
    await asyncio.sleep(0)
    print("child", v.get(), token.old_value)
    v.reset(token)
    print("child", v.get("unset"))


async def main():
    t1 = asyncio.create_task(child())
    v.set("main's")
    t2 = asyncio.create_task(child())
    await asyncio.gather(t1, t2)
    print("main", v.get())
    try:
        contextvars.ContextVar("w").get()
    except LookupError as e:
        print(type(e).__name__)


asyncio.run(main())
