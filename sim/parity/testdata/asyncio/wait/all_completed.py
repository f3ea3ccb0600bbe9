import asyncio


async def f(n):
    await asyncio.sleep(n)
    return n


async def main():
    ts = [asyncio.create_task(f(n)) for n in (3, 1, 2)]
    done, pending = await asyncio.wait(ts)
    print(sorted(t.result() for t in done), pending, asyncio.get_running_loop().time())


asyncio.run(main())
