import asyncio


async def f():
    print("body")
    return 7


def cb(n):
    return lambda t: print("callback", n, t.result())


async def main():
    t = asyncio.create_task(f())
    one = cb(1)
    t.add_done_callback(one)
    t.add_done_callback(cb(2))
    t.add_done_callback(one)
    await t
    print("main resumes")
    t.add_done_callback(cb("late"))
    print("not yet")
    await asyncio.sleep(0)
    print("end")


asyncio.run(main())
