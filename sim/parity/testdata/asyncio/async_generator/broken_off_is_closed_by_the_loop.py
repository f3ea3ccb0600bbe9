import asyncio


async def numbers():
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        print("finally")


async def main():
    async for n in numbers():
        if n == 1:
            break
    print("broke off")
    await asyncio.sleep(0)
    print("main ends")


asyncio.run(main())
