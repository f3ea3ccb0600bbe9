import asyncio


async def f():
    raise TimeoutError("its own")


async def main():
    try:
        await asyncio.wait_for(f(), 1)
    except TimeoutError as e:
        print(e.args, repr(e.__cause__))


asyncio.run(main())
