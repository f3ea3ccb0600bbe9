# What the functions and methods of asyncio tell of themselves.
import asyncio
import inspect

FUNCTIONS = [
    asyncio.run, asyncio.sleep, asyncio.gather, asyncio.wait, asyncio.wait_for, asyncio.as_completed, asyncio.shield,
    asyncio.create_task, asyncio.ensure_future, asyncio.to_thread, asyncio.wrap_future,
    asyncio.run_coroutine_threadsafe, asyncio.iscoroutine, asyncio.isfuture, asyncio.new_event_loop,
    asyncio.set_event_loop, asyncio.current_task, asyncio.get_event_loop, asyncio.get_running_loop,
]
METHODS = [
    asyncio.Runner.run, asyncio.TaskGroup.create_task, asyncio.Lock.acquire, asyncio.Lock.release, asyncio.Event.wait,
    asyncio.Condition.wait_for, asyncio.Condition.notify, asyncio.Barrier.wait, asyncio.Queue.put, asyncio.Queue.get,
    asyncio.Queue.shutdown,
]
CLASSES = [
    asyncio.Runner, asyncio.TaskGroup, asyncio.Lock, asyncio.Event, asyncio.Condition,
    asyncio.Semaphore, asyncio.BoundedSemaphore, asyncio.Barrier, asyncio.Queue, asyncio.PriorityQueue,
]
for thing in FUNCTIONS + METHODS:
    print(thing.__module__, thing.__qualname__, inspect.signature(thing), inspect.iscoroutinefunction(thing))
for thing in CLASSES:
    print(thing.__module__, thing.__qualname__, inspect.signature(thing))
print(repr(asyncio.sleep).startswith('<function sleep at 0x'))
