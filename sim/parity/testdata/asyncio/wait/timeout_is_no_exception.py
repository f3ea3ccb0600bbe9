import asyncio


async def main():
    t = asyncio.create_task(asyncio.sleep(5))
    done, pending = await asyncio.wait([t], timeout=0.5)
    print(done, pending == {t}, t.cancelled(), t.done())
    t.cancel()


asyncio.run(main())
