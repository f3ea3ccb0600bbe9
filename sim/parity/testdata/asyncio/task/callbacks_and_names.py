import asyncio


async def work():
    await asyncio.sleep(0.1)
    return 7


def done(t):
    print("callback", t.get_name(), t.result())


async def main():
    t = asyncio.create_task(work())
    print(t.get_name())
    t.set_name("renamed")
    t.add_done_callback(done)
    t.add_done_callback(done)
    print(t.remove_done_callback(done))
    t.add_done_callback(done)
    try:
        t.result()
    except asyncio.InvalidStateError as e:
        print(e)
    await t
    print("after await")
    t.add_done_callback(done)
    await asyncio.sleep(0)
    print({x.get_name() for x in asyncio.all_tasks()}, asyncio.current_task().get_name())


asyncio.run(main())
