import asyncio

for name in ("CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError", "LimitOverrunError", "QueueEmpty", "QueueFull", "QueueShutDown", "BrokenBarrierError", "SendfileNotAvailableError"):
    e = getattr(asyncio, name)
    print(name, e.__name__, e.__module__, [c.__name__ for c in e.__mro__[1:-1]])
e = asyncio.IncompleteReadError(b"abc", 10)
print(e, e.partial, e.expected)
try:
    try:
        raise asyncio.CancelledError
    except Exception:
        print("not here")
except BaseException as e:
    print(repr(e))
