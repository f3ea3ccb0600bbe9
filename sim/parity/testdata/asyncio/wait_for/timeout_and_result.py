import asyncio


async def work(n):
    try:
        await asyncio.sleep(n)
        return n
    finally:
        print("finally", n)


async def main():
    print(await asyncio.wait_for(work(1), 2))
    try:
        await asyncio.wait_for(work(3), 1)
    except TimeoutError as e:
        print("timeout", repr(e), type(e.__cause__).__name__)
    print(await asyncio.wait_for(work(1), None))
    try:
        await asyncio.wait_for(work(1), 0)
    except asyncio.TimeoutError:
        print("at once")
    f = asyncio.get_running_loop().create_future()
    f.set_result(5)
    print(await asyncio.wait_for(f, 0))


asyncio.run(main())
