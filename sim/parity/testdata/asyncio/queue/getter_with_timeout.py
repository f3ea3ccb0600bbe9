import asyncio


async def main():
    q = asyncio.Queue()
    for n in range(2):
        try:
            print(await asyncio.wait_for(q.get(), 1))
        except TimeoutError:
            print("nothing came")
            q.put_nowait("something")


asyncio.run(main())
