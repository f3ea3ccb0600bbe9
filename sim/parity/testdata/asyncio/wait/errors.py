import asyncio


async def work():
    pass


async def main():
    for bad in ([], "x"):
        try:
            await asyncio.wait(bad)
        except Exception as e:
            print(type(e).__name__, e)
    c = work()
    try:
        await asyncio.wait([c])
    except TypeError as e:
        print(e)
    c.close()
    try:
        await asyncio.wait([asyncio.create_task(work())], return_when="SOON")
    except ValueError as e:
        print(e)


asyncio.run(main())
