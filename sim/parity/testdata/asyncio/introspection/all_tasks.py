import asyncio


async def f():
    await asyncio.sleep(1)


async def main():
    ts = [asyncio.create_task(f(), name=n) for n in "abc"]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    ts[0].cancel()
    await asyncio.sleep(0)
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.sleep(2)
    print(len(asyncio.all_tasks()), asyncio.current_task() in asyncio.all_tasks())


asyncio.run(main())
try:
    asyncio.all_tasks()
except RuntimeError as e:
    print(e)
