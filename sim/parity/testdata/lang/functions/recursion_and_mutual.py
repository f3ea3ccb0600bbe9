def fact(n):
    return 1 if n < 2 else n * fact(n - 1)


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


def hanoi(n, a="A", b="B", c="C"):
    return [] if n == 0 else hanoi(n - 1, a, c, b) + [a + c] + hanoi(n - 1, b, a, c)


def flatten(x):
    for e in x:
        if isinstance(e, list):
            yield from flatten(e)
        else:
            yield e


def ackermann(m, n):
    return n + 1 if m == 0 else ackermann(m - 1, 1) if n == 0 else ackermann(m - 1, ackermann(m, n - 1))


print(fact(25), even(100), odd(7), hanoi(3), list(flatten([1, [2, [3, [4]], 5]])), ackermann(2, 3))


def deep(n):
    return deep(n + 1)


try:
    deep(0)
except RecursionError as e:
    print(e)


class R:
    def __repr__(self):
        return repr(self)

    def __getattr__(self, n):
        return getattr(self, n + "x")


for f in (repr, lambda r: r.y):
    try:
        f(R())
    except RecursionError as e:
        print("RecursionError")
