import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleanup begins", asyncio.get_running_loop().time())
        await asyncio.sleep(1)
        print("cleanup ends", asyncio.get_running_loop().time())


async def main():
    try:
        await asyncio.wait_for(slow(), 2)
    except TimeoutError as e:
        print("timeout", repr(e), e is not None, repr(e.__cause__), asyncio.get_running_loop().time())
    print(asyncio.TimeoutError is TimeoutError)


asyncio.run(main())
