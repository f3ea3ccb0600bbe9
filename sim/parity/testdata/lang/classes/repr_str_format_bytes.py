class A:
    def __repr__(self):
        return "A-repr"


class B(A):
    def __str__(self):
        return "B-str"

    def __format__(self, spec):
        return f"B-format<{spec}>"

    def __bytes__(self):
        return b"B-bytes"


class C:
    def __str__(self):
        return 5


a, b = A(), B()
print(a, b, [a, b], f"{a} {b} {b!r} {b:spec} {b!s:>8}", str(a), repr(b), "%s %r" % (b, b), "{} {0!r}".format(b) if False else "{0} {0!r:>8}".format(b), format(b, "x"), bytes(b), ascii(a))
for f in (lambda: str(C()), lambda: f"{a:10}", lambda: format(a, ">5"), lambda: bytes(a), lambda: int(a), lambda: float(a), lambda: [1][a], lambda: range(a), lambda: hex(a)):
    try:
        f()
    except TypeError as e:
        print(e)


class N:
    def __int__(self):
        return 7

    def __float__(self):
        return 7.5

    def __index__(self):
        return 2

    def __complex__(self):
        return 1j

    def __bool__(self):
        return False

    def __hash__(self):
        return 99

    def __dir__(self):
        return ["b", "a"]

    def __sizeof__(self):
        return 1

    def __trunc__(self):
        return 6

    def __ceil__(self):
        return "ceil"

    def __floor__(self):
        return "floor"


import math
n = N()
print(int(n), float(n), "abc"[n], complex(n), bool(n), hash(n), dir(n), bin(n), range(5)[n], math.trunc(n), math.ceil(n), math.floor(n), [1, 2, 3][n:], "x" * 2, [0] * n, round(2.567, n), "%d" % n, chr(n).encode())
