import asyncio


async def main():
    ts = {asyncio.create_task(asyncio.sleep(n, n)) for n in (1, 2, 3)}
    done, pending = await asyncio.wait(ts, timeout=2)
    print(sorted(t.result() for t in done), len(pending), asyncio.get_running_loop().time())
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending))
    done, pending = await asyncio.wait(pending, timeout=None)
    print(len(done), len(pending))


asyncio.run(main())
