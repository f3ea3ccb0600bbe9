import asyncio


async def f():
    print("started")
    return 1


async def main():
    for t in (0, -1):
        try:
            print(await asyncio.wait_for(f(), t))
        except TimeoutError:
            print("too late", t)
    done = asyncio.create_task(f())
    await done
    print(await asyncio.wait_for(done, 0))


asyncio.run(main())
