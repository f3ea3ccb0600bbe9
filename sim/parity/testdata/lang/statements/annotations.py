x: int = 5
y: "list[str]"
z: undefined_name = 1
print(x, z)
try:
    y
except NameError as e:
    print(e)


def f(a: int, b: "str" = "s", *args: float, c: list[int] = None, **kw: dict) -> tuple[int, ...]:
    v: int
    w: nothing_like_it = 3
    return w


print(f(1), f.__annotations__)


class C:
    a: int
    b: str = "x"
    self_reference: "C"


print(C.__annotations__, C.b, hasattr(C, "a"))
print(C.__annotations__["a"] is int)


def lazy(a: missing): ...


try:
    lazy.__annotations__
except NameError as e:
    print(e)
missing = bool
print(lazy.__annotations__)
(p): int = 4
C.q: int = 5
print(p, C.q)
