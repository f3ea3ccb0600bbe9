import functools


def retry(times, *exceptions):
    def deco(f):
        @functools.wraps(f)
        def wrapper(*a, **k):
            for attempt in range(1, times + 1):
                try:
                    return f(*a, **k)
                except exceptions as e:
                    print(f"{f.__name__} attempt {attempt}: {e!r}")
                    if attempt == times:
                        raise
        return wrapper
    return deco


calls = 0


@retry(3, ValueError, KeyError)
def flaky(limit):
    global calls
    calls += 1
    if calls < limit:
        raise ValueError(calls)
    return f"worked after {calls}"


print(flaky(3))
calls = 0
try:
    flaky(10)
except ValueError as e:
    print("gave up", e)


def memo(f):
    seen = {}

    def inner(*a):
        if a not in seen:
            seen[a] = f(*a)
        return seen[a]
    inner.seen = seen
    return inner


@memo
def stairs(n):
    return 1 if n < 2 else stairs(n - 1) + stairs(n - 2)


print(stairs(40), len(stairs.seen))
