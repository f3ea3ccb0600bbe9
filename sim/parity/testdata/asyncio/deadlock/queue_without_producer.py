import asyncio


async def main():
    q = asyncio.Queue()
    print("waiting")
    try:
        await q.get()
    finally:
        print("no clean-up happens")


asyncio.run(main())
