import asyncio


async def main():
    ts = [asyncio.create_task(asyncio.sleep(n, n)) for n in (1, 3)]
    try:
        async for t in asyncio.as_completed(ts, timeout=2):
            print(t.result())
    except TimeoutError:
        print("timeout", [t.done() for t in ts])


asyncio.run(main())
