import functools
from functools import *
calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y


print(f(1), f(1), f(2), f(3), f(1), calls, f.cache_info(), f.cache_parameters(), f.__wrapped__(9), f.__name__)
f.cache_clear(); print(f.cache_info())


@cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
try:
    f([])
except TypeError as e:
    print(e)
p = partial(int, base=2)
print(p("101"), p.func, p.args, p.keywords, partial(print, 1, sep="-"), partial(partial(pow, 2), 3)(), partial(max, key=len)("a", "bb"))


class C:
    def __init__(self):
        self.n = 0

    @cached_property
    def v(self):
        self.n += 1
        return self.n

    def set(self, x, y):
        return x, y

    one = partialmethod(set, 1)


c = C()
print(c.v, c.v, c.n, c.one(2)); del c.v; print(c.v)


def deco(fn):
    @wraps(fn)
    def inner(*a):
        """inner doc"""
        return fn(*a)
    return inner


@deco
def documented(x: int):
    """The doc."""


print(documented.__name__, documented.__doc__, documented.__wrapped__.__name__, reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(max, [3, 9, 2], 5), sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
try:
    reduce(max, [])
except TypeError as e:
    print(e)


@singledispatch
def show(x):
    return "object"


@show.register
def _(x: int):
    return "int"


@show.register(list)
def _(x):
    return "list"


print(show("a"), show(1), show(True), show([]), show.dispatch(bool)(1), sorted(t.__name__ for t in show.registry))
