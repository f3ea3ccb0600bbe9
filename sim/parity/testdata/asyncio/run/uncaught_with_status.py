import asyncio


class Oops(Exception):
    def __str__(self):
        return "it went wrong"


async def main():
    print("before")
    await asyncio.sleep(1)
    raise Oops


asyncio.run(main())
