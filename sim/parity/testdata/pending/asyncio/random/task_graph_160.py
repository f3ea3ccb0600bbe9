import asyncio

locks = semaphores = events = conditions = queues = None
tasks = []


def log(*what):
    task = asyncio.current_task()
    print(asyncio.get_running_loop().time(), task.get_name() if task else "loop", *what)


def spawn(coro):
    task = asyncio.create_task(coro)
    tasks.append(task)
    return task


def cancel(index):
    if tasks:
        log("cancel", tasks[index % len(tasks)].cancel())


async def f0():
    asyncio.get_running_loop().call_later(0.3, log, 1)
    log(2)
    try:
        log(await spawn(asyncio.sleep(0.3, "slept")))
    except (ValueError, asyncio.CancelledError) as e:
        log("caught", repr(e))
    log(3)
    await asyncio.sleep(0.1 + 0.2)
    log(4)
    await asyncio.sleep(0.5)
    log(5)
    try:
        log(await asyncio.shield(asyncio.sleep(0.3, "slept")))
    except (ValueError, OSError) as e:
        log("caught", repr(e))
    log(6)
    try:
        log(await spawn(asyncio.sleep(0.3, "slept")))
    except (ValueError, asyncio.CancelledError) as e:
        log("caught", repr(e))
    log(7)
    return 0


async def f1():
    await asyncio.sleep(0.2)
    log(8)
    spawn(f0())
    log(9)
    async with semaphores[0]:
        spawn(f0())
        log(10)
    log(11)
    try:
        log(await asyncio.wait_for(f0(), 0.5))
    except (TimeoutError, ValueError) as e:
        log("caught", repr(e))
    log(12)
    try:
        log(await asyncio.gather(f0(), f0(), return_exceptions=True))
    except (ValueError, KeyError) as e:
        log("caught", repr(e))
    log(13)
    return 1


async def f2():
    try:
        log(await asyncio.shield(f1()))
    except (ValueError, OSError) as e:
        log("caught", repr(e))
    log(14)
    async with semaphores[1]:
        await queues[1].put(14)
        log(15)
        try:
            log(await asyncio.wait_for(f1(), 0.2))
        except (TimeoutError, ValueError) as e:
            log("caught", repr(e))
        log(16)
    log(17)
    await asyncio.sleep(0.1 + 0.2)
    log(18)
    raise ValueError(18)
    log(19)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(asyncio.sleep(0.1, "slept"))
            tasks.append(group.create_task(f0()))
            asyncio.get_running_loop().call_later(0, log, 20)
            log(21)
    except* (ValueError, KeyError, OSError) as group:
        log("group", repr(group.exceptions))
    log(22)
    try:
        log(await asyncio.gather(f0(), f1(), return_exceptions=False))
    except (ValueError, KeyError) as e:
        log("caught", repr(e))
    log(23)
    return 2


async def f3():
    try:
        async with asyncio.timeout(1):
            try:
                log(await spawn(f1()))
            except (ValueError, asyncio.CancelledError) as e:
                log("caught", repr(e))
            log(24)
    except TimeoutError as e:
        log("caught", repr(e))
    log(25)
    asyncio.get_running_loop().call_later(0, log, 26)
    log(27)
    await events[0].wait()
    log(28)
    try:
        events[1].set()
        log(29)
    except asyncio.CancelledError as e:
        log("caught", repr(e))
    finally:
        log("finally")
        await asyncio.sleep(0.1 + 0.2)
    log(30)
    asyncio.get_running_loop().call_later(0.1, log, 31)
    log(32)
    return 3


async def f4():
    await asyncio.sleep(0)
    log(33)
    events[1].set()
    log(34)
    try:
        async with asyncio.timeout(0.2):
            asyncio.get_running_loop().call_soon(log, 35)
            log(36)
    except TimeoutError as e:
        log("caught", repr(e))
    log(37)
    return 4


TOP = [f0, f3]


async def main():
    global locks, semaphores, events, conditions, queues
    locks = [asyncio.Lock() for _ in range(2)]
    semaphores = [asyncio.Semaphore(1), asyncio.Semaphore(2)]
    events = [asyncio.Event() for _ in range(2)]
    conditions = [asyncio.Condition() for _ in range(2)]
    queues = [asyncio.Queue(1), asyncio.Queue(3)]
    top = [spawn(f()) for f in TOP]
    await asyncio.wait(top, timeout=20)
    log("time is up")
    for task in list(tasks):
        task.cancel()
    for result in await asyncio.gather(*tasks, return_exceptions=True):
        print(repr(result))


asyncio.run(main())
