import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    loop.call_later(1, f.set_result, "f")
    t = asyncio.create_task(asyncio.sleep(2, "t"))
    done, pending = await asyncio.wait([f, t, f, t])
    print(len(done), sorted(x.result() for x in done))
    done, pending = await asyncio.wait((x for x in [f, t]))
    print(len(done), len(pending))


asyncio.run(main())
