import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(1, "one"))
    print([await c for c in asyncio.as_completed([t, t])])
    for bad in (t, 5):
        try:
            for c in asyncio.as_completed(bad):
                print(c)
        except TypeError as e:
            print(e)


asyncio.run(main())
