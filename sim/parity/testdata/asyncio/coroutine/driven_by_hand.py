import asyncio


async def f(x):
    return x + 1


c = f(1)
try:
    c.send(None)
except StopIteration as e:
    print("value", e.value)
try:
    c.send(None)
except RuntimeError as e:
    print(e)
c = f(1)
try:
    c.send(5)
except TypeError as e:
    print(e)
c.close()
c = f(2)
try:
    c.throw(ValueError("thrown"))
except ValueError as e:
    print(e)
print(asyncio.iscoroutine(c), asyncio.iscoroutinefunction(f) if hasattr(asyncio, "no") else "", c.__name__, c.__qualname__, c.cr_running, c.cr_frame)
