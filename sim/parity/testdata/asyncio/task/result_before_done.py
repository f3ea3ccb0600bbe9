import asyncio


async def f():
    return 1


async def main():
    t = asyncio.create_task(f())
    for get in (t.result, t.exception):
        try:
            get()
        except asyncio.InvalidStateError as e:
            print(e)
    await t
    print(t.result(), t.exception(), t.done(), t.cancelled())


asyncio.run(main())
