import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(10))
    t.cancel("early")
    r = await asyncio.gather(t, asyncio.sleep(0.1, "x"), return_exceptions=True)
    print(r, r[0].args)


asyncio.run(main())
