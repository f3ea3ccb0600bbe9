import asyncio


async def main():
    q = asyncio.Queue()
    asyncio.get_running_loop().call_soon(print, "later")
    await q.join()
    print("joined")
    await q.put(1)
    t = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    print(t.done(), await q.get(), t.done())
    q.task_done()
    await t


asyncio.run(main())
