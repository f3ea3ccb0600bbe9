def f(a, b=2, *args, c=3, **kw) -> int:
    """Doc string.

    More.
    """
    local = a
    return local


print(f.__name__, f.__qualname__, f.__doc__.split("\n")[0], f.__defaults__, f.__kwdefaults__, f.__module__, f.__annotations__)
f.custom = 5
print(f.custom, f.__dict__, vars(f))
f.__name__ = "renamed"
print(f.__name__, callable(f), type(f).__name__, f.__code__.co_varnames, f.__code__.co_argcount, f.__code__.co_name, f.__code__.co_kwonlyargcount)
f.__defaults__ = (10,)
print(f(1), f.__defaults__)
try:
    f.nothing
except AttributeError as e:
    print(e)


class C:
    def m(self):
        def inner(): ...
        return inner

    @staticmethod
    def s(): ...


print(C.m.__qualname__, C().m().__qualname__, C().m.__func__ is C.m, type(C().m).__name__, C.s.__qualname__, C().m.__self__.__class__.__name__, C().m == C().m)
c = C()
print(c.m == c.m, c.m is c.m, hash(c.m) == hash(c.m))


def outer():
    x, y = 1, 2
    def inner():
        return x + y
    return inner


print(outer().__closure__[0].cell_contents, outer().__code__.co_freevars, len(outer().__closure__), f.__closure__)
print(len.__name__, len.__qualname__, str.upper.__qualname__, "".join.__qualname__, len.__module__, [].append.__self__)
