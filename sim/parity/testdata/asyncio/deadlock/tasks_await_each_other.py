import asyncio


async def a():
    await asyncio.sleep(1)
    await tasks[1]


async def b():
    await tasks[0]


async def main():
    global tasks
    tasks = [asyncio.create_task(a()), asyncio.create_task(b())]
    await asyncio.wait(tasks)


print("start")
asyncio.run(main())
