class Counter:
    def __init__(self):
        self.n = 0

    def __call__(self, by=1, *, twice=False):
        self.n += by * (2 if twice else 1)
        return self.n


c = Counter()
print(c(), c(5), c(1, twice=True), callable(c), callable(Counter), callable(5))


class Single:
    it = None

    def __new__(cls, *args):
        print("new", args)
        if cls.it is None:
            cls.it = object.__new__(cls)
        return cls.it

    def __init__(self, *args):
        print("init", args)


print(Single(1) is Single(2))


class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("not called")


print(Other())


class T(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    @property
    def a(self):
        return self[0]


print(T(1, 2), T(3, 4).a, T(1, 2) == (1, 2), T(1, 2) + (3,))
for f in (lambda: Counter(1), lambda: object(1), lambda: 5(), lambda: "x"(), lambda: Single.__new__(), lambda: object.__new__(int), lambda: int.__new__(str), lambda: T(1), lambda: None()):
    try:
        f()
    except TypeError as e:
        print(e)


class BadInit:
    def __init__(self):
        return 5


try:
    BadInit()
except TypeError as e:
    print(e)


class Del:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


d = Del(1)
d = Del(2)
del d
Del(3)
l = [Del(4)]
l.clear()


def f():
    x = Del(5)
    print("leaving f")


f()
print("end")
